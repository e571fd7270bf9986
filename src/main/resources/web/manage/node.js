// The node: first whether all is well and what needs a person, then its cameras and routes.
import { at, draw, icon, look, make, say, waits } from '../elements.js';
import { command } from '../command.js';
import { Repeat } from '../repeat.js';
import { Rows } from '../rows.js';
import { show } from '../shell.js';
import { titleOf } from '../words.js';
import { apply, hush, tell } from './apply.js';
import { CameraRow } from './camera-row.js';
import { needsOf, routeWords, summary, verdict } from './node-words.js';
import { showFacts } from './node-facts.js';

const EVERY_MS = 4000;

export class NodePlace {
  #key;
  #heard;
  #asking;
  #over = new AbortController();
  #cameras;
  #needs;
  #routes;

  constructor(key, heard) {
    this.#key = key;
    this.#heard = heard;
    this.#cameras = new Rows(at('node-cameras'), camera => new CameraRow(camera, (name, act) => this.#switch(name, act)));
    this.#needs = new Rows(at('node-needs'), need => new NeedRow(need, name => this.#cameras.all.find(row => row.name === name)?.explain()));
    this.#routes = new Rows(at('node-routes'), route => new RouteRow(route));
    at('node-apply').addEventListener('click', () => this.#apply(), { signal: this.#over.signal });
    say(at('node-title'), 'Asking the node');
    say(at('node-summary'), '');
    at('node-body').hidden = true;
    hush('node');
    show('node', 'node-asking', 'Node');
    this.#asking = new Repeat(() => this.#ask(), EVERY_MS);
  }

  /** Ends it. */
  close() {
    this.#over.abort();
    this.#asking.stop();
    for (const rows of [this.#cameras, this.#needs, this.#routes]) rows.show([], String);
  }

  async #ask() {
    const { status, answer } = await command(this.#key, '/status');
    if (this.#over.signal.aborted) return;
    if (status === 401) this.#heard.refused();
    else if (status === 200 && answer) this.#show(answer);
    else this.#silent(status);
  }

  #show(status) {
    const needs = needsOf(status);
    const title = verdict(needs);
    say(at('node-title'), title);
    say(at('node-summary'), summary(status));
    at('node-body').hidden = false;
    this.#needs.show(needs, need => need.id);
    this.#cameras.show(status.cameras ?? [], camera => camera.name);
    this.#routes.show(status.routes ?? [], route => route.file);
    showFacts(status);
    show('node', needs.length ? 'node-trouble' : 'node-well', title);
  }

  // what was known is not known any more, so it is not shown as if it were
  #silent(status) {
    say(at('node-title'), status ? 'The node cannot tell how it is' : 'The node does not answer');
    say(at('node-summary'), status ? `It answered ${status}. Asking again by itself.` : 'Asking again by itself every few seconds.');
    at('node-body').hidden = true;
    show('node', 'node-silent', 'No answer');
  }

  async #apply() {
    if (waits(at('node-apply'))) return;
    if (await apply(this.#key, 'node') === 401) this.#heard.refused();
    else this.#asking.now();
  }

  async #switch(name, act) {
    hush('node');
    const { status } = await command(this.#key, `/cameras/${encodeURIComponent(name)}/${act}`);
    if (status === 401) this.#heard.refused();
    else if (status !== 200) tell('node', { title: act === 'start' ? `${titleOf(name)} was not started.` : `${titleOf(name)} was not stopped.`, text: status ? `The node answered ${status}.` : 'The node did not answer.' });
    await this.#asking.now();
  }
}

class NeedRow {
  #icon = icon('warn', '');
  #title = make('strong');
  #text = make('span');
  #button = make('button', { className: 'button', textContent: 'See the reason' });
  #camera = '';

  constructor(need, explain) {
    this.#button.addEventListener('click', () => explain(this.#camera));
    this.element = make('li', { className: 'notice' }, this.#icon, make('span', {}, this.#title, ' ', this.#text), this.#button);
  }

  show(need) {
    this.#camera = need.camera ?? '';
    draw(this.#icon, need.icon);
    say(this.#title, need.title);
    say(this.#text, need.text);
    this.#button.hidden = !need.camera;
  }
}

class RouteRow {
  #text = make('span', { className: 'quiet small-text' });
  #tag = make('span', { className: 'tag' });

  constructor({ file }) {
    this.element = make('li', {}, make('span', { className: 'lines' }, make('strong', { textContent: file }), this.#text), this.#tag);
  }

  show(route) {
    const words = routeWords(route);
    look(this.#tag, `tag ${words.look}`);
    say(this.#tag, words.word);
    say(this.#text, words.text);
  }
}
