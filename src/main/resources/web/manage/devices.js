// The cameras and microphones of the node's machine, and the lines to paste. Writes nothing.
import { at, icon, make, say, waits } from '../elements.js';
import { copied } from '../clipboard.js';
import { command } from '../command.js';
import { show } from '../shell.js';
import { apply, hush, tell } from './apply.js';
import { sentence } from './node-words.js';
import { fileNameOf, sizesOf, soundYamlOf, yamlOf } from './yaml.js';

const COPIED_MS = 2000;

export class Devices {
  #key;
  #heard;
  #over = new AbortController();

  constructor(key, heard) {
    this.#key = key;
    this.#heard = heard;
    const { signal } = this.#over;
    for (const id of ['devices-again', 'devices-empty-again']) at(id).addEventListener('click', () => this.#look(), { signal });
    at('devices-apply').addEventListener('click', () => this.#apply(), { signal });
    hush('devices');
    at('devices-empty').hidden = true;
    at('devices-found').replaceChildren();
    show('devices', 'devices-asking', 'Cameras and devices');
    this.#look();
  }

  /** Ends it. */
  close() { this.#over.abort(); }

  async #look() {
    if (waits(at('devices-again'))) return;
    hush('devices');
    say(at('devices-status'), 'Looking');
    at('devices-again').setAttribute('aria-disabled', 'true');
    const { status, answer } = await command(this.#key, '/device');
    at('devices-again').removeAttribute('aria-disabled');
    if (this.#over.signal.aborted) return;
    if (status === 401) this.#heard.refused();
    else if (status === 200 && Array.isArray(answer?.devices)) this.#show(answer.devices);
    else this.#unknown(status);
  }

  #show(devices) {
    const of = (...kinds) => devices.filter(({ kind }) => kinds.includes(kind));
    const cameras = of('video', 'unknown');
    at('devices-found').replaceChildren(...cameras.map(camera), ...of('audio').map(microphone), ...of('test').map(camera));
    at('devices-empty').hidden = cameras.length > 0;
    say(at('devices-status'), cameras.length === 1 ? '1 camera found' : `${cameras.length} cameras found`);
    show('devices', cameras.length ? 'devices' : 'devices-none', 'Cameras and devices');
  }

  #unknown(status) {
    say(at('devices-status'), '');
    tell('devices', { title: 'The devices are not known.', text: status ? 'The node did not list them as this page expects.' : 'The node did not answer.' });
    show('devices', 'devices-unknown', 'Cameras and devices');
  }

  async #apply() {
    if (waits(at('devices-apply'))) return;
    if (await apply(this.#key, 'devices') === 401) this.#heard.refused();
  }
}

function camera(device) {
  const can = [device.kind !== 'test' && device.path, device.formats?.length && sizesOf(device.formats)].filter(Boolean).join(', ');
  return panel(device, can, code(`config/cameras/${fileNameOf(device)}.yaml`, yamlOf(device)),
    'Make this file for one more camera, or paste the lines into config/config.yaml to make it the first one. Then apply.');
}

function microphone(device) {
  return panel(device, ['Microphone', device.path].filter(Boolean).join(', '), code('Lines for a microphone', soundYamlOf(device)),
    'Paste these lines into the file of the camera that it belongs to. Then apply.');
}

function panel(device, can, lines, hint) {
  return make('section', { className: 'panel' },
    make('div', {}, make('h2', { textContent: device.name || device.path }), can && make('p', { className: 'quiet', textContent: sentence(can) })),
    device.problem && make('p', { className: 'notice' }, icon('warn'), make('span', { textContent: sentence(device.problem) })),
    lines, make('p', { className: 'hint', textContent: hint }));
}

// lines to paste, below the name of their file, with a button that copies them
function code(title, text) {
  const label = make('span', { textContent: 'Copy' });
  const button = make('button', { className: 'button plain', 'aria-label': `Copy ${title}` }, icon('copy'), label);
  button.addEventListener('click', async () => {
    say(label, await copied(text) ? 'Copied' : 'Not copied');
    setTimeout(() => say(label, 'Copy'), COPIED_MS);
  });
  const lines = make('pre', { tabIndex: 0, role: 'group', 'aria-label': title, textContent: text.trimEnd() });
  return make('div', { className: 'code' }, make('div', { className: 'ends' }, make('span', { textContent: title }), button), lines);
}
