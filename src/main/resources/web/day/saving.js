// Saves a part of the recording as one file: its pieces come sealed, are opened here, and go to the disk, or into memory where a page
// may not write to a disk.
import { make } from '../elements.js';
import { RecordedSession } from './recorded-session.js';

/** The most that is held in memory. */
export const MOST_IN_MEMORY = 1e9;

const PIECE_BYTES = 16e6;
const MOST_WAITING = 256e6;
const TELL_EVERY_MS = 250;
const REVOKE_MS = 60_000;

/** Whether this browser lets a page write a file as it comes. */
export const savesToDisk = () => typeof globalThis.showSaveFilePicker === 'function';

export class Saving {
  #heard;
  #session;
  #sink;
  #file = null;
  #bytes = 0;
  #begun = performance.now();
  #told = 0;
  #writing = Promise.resolve();
  #waiting = 0;
  #over = false;

  /**
   * Saves what is recorded between two times into `sink`. `heard` hears at({ bytes, of, leftMs }) now and then, and at the end one of
   * done(name), broken({ bytes, of }) and failed(words).
   */
  constructor(key, camera, { from, to }, sink, heard) {
    this.#heard = heard;
    this.#sink = sink;
    this.#session = new RecordedSession(key, camera, {
      note: note => this.#noted(note),
      media: bytes => this.#take(bytes),
      lost: () => this.#break(),
    });
    this.#session.save(from, to);
  }

  /** Stops; nothing is saved. */
  stop() { this.#break(); }

  #noted(note) {
    if (note.type === 'file') this.#file = note;
    else if (note.type === 'end') this.#finish();
    else this.#end(() => this.#heard.failed(note.type === 'failed' ? String(note.error).slice(0, 160) : 'Nothing is recorded there.'));
  }

  #take(bytes) {
    this.#bytes += bytes.length;
    this.#waiting += bytes.length;
    // a disk that is so much slower than the network is not waited for
    if (this.#waiting > MOST_WAITING) this.#break();
    this.#writing = this.#writing.then(() => this.#sink.write(bytes)).then(() => this.#wrote(bytes.length)).catch(() => this.#break());
  }

  #wrote(count) {
    this.#waiting -= count;
    const now = performance.now();
    if (this.#over || now - this.#told < TELL_EVERY_MS) return;
    this.#told = now;
    this.#heard.at({ ...this.#amount, leftMs: this.#left(now) });
  }

  // what is on the disk counts, not what waits for it
  get #amount() { return { bytes: this.#bytes - this.#waiting, of: Math.max(this.#bytes, this.#file?.bytes ?? 0) }; }

  #left(now) {
    const { bytes, of } = this.#amount;
    return bytes ? ((now - this.#begun) * (of - bytes)) / bytes : null;
  }

  async #finish() {
    if (this.#bytes !== this.#file?.bytes) {
      this.#break();
      return;
    }
    this.#session.leave();
    await this.#writing;
    if (this.#over) return;
    this.#over = true;
    try {
      this.#heard.done(await this.#sink.close(this.#file.name));
    } catch {
      this.#heard.broken(this.#amount);
    }
  }

  #break() { this.#end(() => this.#heard.broken(this.#amount)); }

  #end(tell) {
    if (this.#over) return;
    this.#over = true;
    this.#session.leave();
    this.#sink.abort();
    tell();
  }
}

/** A file that a person chooses; null if none was. */
export async function fileOnDisk(suggestedName) {
  try {
    const file = await globalThis.showSaveFilePicker({ suggestedName });
    const stream = await file.createWritable();
    return {
      write: bytes => stream.write(bytes),
      close: async () => { await stream.close(); return file.name; },
      abort: () => stream.abort().catch(() => {}),
    };
  } catch {
    return null;
  }
}

/** A file in memory, which the browser then saves as any download. */
export function fileInMemory() {
  let pieces = [];
  let loose = [];
  let size = 0;
  return {
    // a browser may put large blobs aside, and arrays not
    write: async bytes => {
      loose.push(bytes);
      size += bytes.length;
      if (size < PIECE_BYTES) return;
      pieces.push(new Blob(loose));
      [loose, size] = [[], 0];
    },
    close: async name => {
      const href = URL.createObjectURL(new Blob([...pieces, ...loose], { type: 'video/mp4' }));
      make('a', { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), REVOKE_MS);
      return name;
    },
    abort: () => { pieces = loose = []; },
  };
}
