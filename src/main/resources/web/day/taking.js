// What can be done with a selected part: keep it, let go of it, download it. And what came of that.
import { command } from '../command.js';
import { at, hide, say, waits } from '../elements.js';
import { fileInMemory, fileOnDisk, MOST_IN_MEMORY, savesToDisk, Saving } from './saving.js';
import { text, timeOf } from './spans.js';
import { keptText, letGoText, progressText, selectionText, stoppedText, tooBigText } from './words.js';

const ROWS = ['day-selected', 'day-saving', 'day-outcome'];

export class Taking {
  #keys;
  #camera;
  #spans;
  #selection;
  #heard;
  #saving = null;

  /**
   * `keys` are those to watch with and to manage with (or null); `heard` hears changed() when parts were kept or let go of, refused() if
   * the management key is not known any more, and wait(words), which takes null when there is nothing to wait for.
   */
  constructor(keys, camera, { spans, selection, signal }, heard) {
    this.#keys = keys;
    this.#camera = camera;
    this.#spans = spans;
    this.#selection = selection;
    this.#heard = heard;
    const press = (id, act) => at(id).addEventListener('click', act, { signal });
    press('day-cancel', () => selection.close());
    press('day-keep', () => this.#keep(true));
    press('day-let-go', () => this.#keep(false));
    press('day-download', () => this.#download());
    press('day-stop', () => this.#saving?.stop());
    press('day-outcome-close', () => this.#show(null));
    press('day-again', () => this.#download());
    signal.addEventListener('abort', () => this.#saving?.stop());
    this.#show(null);
  }

  /** Something else is selected, or nothing any more. */
  selected() {
    if (!this.#saving) this.#show(null);
    this.draw();
  }

  /** Says what is selected and what can be done with it. */
  draw() {
    const { times } = this.#selection;
    if (!times) return;
    const inside = this.#spans.between(times.from, times.to);
    const { times: words, amount } = selectionText(times, this.#bytes);
    say(at('day-selected-times'), words);
    say(at('day-selected-amount'), amount);
    const manages = this.#keys.management !== null && inside.length > 0;
    hide(at('day-keep'), !manages || inside.every(span => span.kept));
    hide(at('day-let-go'), !manages || !inside.some(span => span.kept));
    const most = this.#most;
    const tooBig = !savesToDisk() && this.#bytes > MOST_IN_MEMORY;
    hide(at('day-too-big'), !tooBig);
    if (tooBig) say(at('day-too-big'), tooBigText(this.#bytes, most));
    at('day-download').setAttribute('aria-disabled', String(tooBig || !inside.length));
  }

  // about: as much of each stretch as is selected
  get #bytes() {
    const { from, to } = this.#selection.times;
    return this.#spans.between(from, to)
      .reduce((sum, span) => sum + (span.bytes * (Math.min(to, span.to) - Math.max(from, span.from))) / (span.to - span.from), 0);
  }

  get #most() {
    const { from, to } = this.#selection.times;
    return Math.floor(((to - from) * MOST_IN_MEMORY) / this.#bytes / 60_000) * 60_000;
  }

  async #keep(wanted) {
    const button = at(wanted ? 'day-keep' : 'day-let-go');
    if (waits(button)) return;
    button.setAttribute('aria-disabled', 'true');
    const { times } = this.#selection;
    const { status, answer } = await command(this.#keys.management, '/recordings/protect', {
      camera: this.#camera, from: text(times.from), to: text(times.to), protected: wanted,
    });
    button.removeAttribute('aria-disabled');
    if (status === 401) this.#heard.refused();
    else if (status === 200 && answer?.segments !== 0) {
      const whole = { from: timeOf(answer?.from), to: timeOf(answer?.to) };
      this.#tell(wanted ? keptText(whole, times) : letGoText(whole));
      this.#heard.changed();
    } else this.#tell(status === 0 ? 'No answer. Whether it was kept is not known.' : 'Nothing was changed: the node has no such pictures any more.');
  }

  async #download() {
    const { times } = this.#selection;
    if (!times || this.#saving || waits(at('day-download'))) return;
    const name = `${this.#camera}_${text(times.from).slice(0, 19).replaceAll(':', '-')}Z.mp4`;
    const sink = savesToDisk() ? await fileOnDisk(name) : fileInMemory();
    if (!sink) return;
    this.#at({ bytes: 0, of: 0, leftMs: null });
    this.#show('day-saving');
    this.#saving = new Saving(this.#keys.watching, this.#camera, times, sink, {
      at: progress => this.#at(progress),
      done: saved => this.#saved(`Saved as ${saved}.`, false),
      broken: amount => this.#saved(stoppedText(amount), true),
      failed: words => this.#saved(words, true),
    });
  }

  #at(progress) {
    const bar = at('day-progress');
    if (progress.of) Object.assign(bar, { max: progress.of, value: progress.bytes });
    else bar.removeAttribute('value');
    say(at('day-progress-text'), progress.of ? progressText(progress) : 'Asking the node');
  }

  #saved(words, again) {
    this.#saving = null;
    this.#tell(words, again);
  }

  #tell(words, again = false) {
    say(at('day-outcome-text'), words);
    hide(at('day-again'), !again);
    this.#show('day-outcome');
  }

  // one row at a time; who was in the one before is in the next
  #show(wanted) {
    const row = wanted ?? (this.#selection.times ? 'day-selected' : null);
    const inside = ROWS.some(name => at(name).contains(document.activeElement));
    if (row) at(row).hidden = false;
    if (row && inside && !at(row).contains(document.activeElement)) at(row).querySelector('button:not([hidden])').focus();
    for (const name of ROWS) hide(at(name), name !== row);
  }
}
