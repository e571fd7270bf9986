// The land of a timeline: the ground is what was recorded, a hatch is missing ground. Everything stands in per cent, so a resize needs no script.
import { ticks } from './days.js';
import { timeOfDay } from '../words.js';

const SVG = 'http://www.w3.org/2000/svg';
const LEAST_GAP_PX = 2;
const TICK_PX = 72;
const GROUND = { y: '72%', height: '20%' };
const KEPT = { y: '94%', height: '6%' };

export class Land {
  #svg;
  #ticks;
  #hatch;

  /** Draws into two svg elements: the land, and the hours under it. */
  constructor(svg, hours) {
    this.#svg = svg;
    this.#ticks = hours;
    this.#hatch = `${svg.id}-hatch`;
  }

  /** Draws what `spans` knows of a window. */
  draw(window, spans) {
    const width = this.#svg.clientWidth || 1;
    const marks = ticks(window.from, window.to, Math.max(2, width / TICK_PX));
    const ground = stretches(spans.between(window.from, window.to), window, (LEAST_GAP_PX / width) * window.length);
    const known = { from: Math.max(window.from, spans.from), to: Math.min(window.to, spans.to) };
    this.#svg.replaceChildren(
      hatching(this.#hatch),
      drawn('rect', { class: 'sky', width: '100%', height: '100%' }),
      ...marks.map(({ time }) => drawn('line', { class: 'hour', x1: window.percent(time), x2: window.percent(time), y1: '0', y2: '100%' })),
      ...gaps(ground, known).flatMap(gap => this.#gap(gap, window)),
      ...ground.map(span => bar('recorded', span, window, GROUND)),
      ...ground.filter(span => span.kept).map(span => bar('kept', span, window, KEPT)),
      ...this.#later(window, spans),
    );
    this.#ticks.replaceChildren(...marks.flatMap(mark => tick(mark, window)));
    this.#svg.setAttribute('aria-label', words(window, ground, known));
  }

  #gap(gap, window) {
    return [bar('sky', gap, window, { y: '22%', height: '78%' }), bar('', gap, window, { y: '22%', height: '70%', fill: `url(#${this.#hatch})` })];
  }

  #later(window, spans) {
    return spans.now < window.to ? [bar('later', { from: Math.max(window.from, spans.now), to: window.to }, window, { y: '0', height: '100%' })] : [];
  }
}

/** What is recorded within a window; gaps between are made as wide as can be seen, and those that would touch become one. */
function stretches(spans, window, leastGap) {
  const found = [];
  for (const span of spans) {
    const last = found.at(-1);
    const gap = last && span.from > last.end ? Math.max(span.from - last.end, leastGap) : 0;
    const from = Math.max(window.from, last ? last.end + gap : span.from);
    const to = Math.min(window.to, span.to);
    if (to > from) found.push({ from, to, end: span.to, kept: span.kept });
  }
  return found;
}

// what lies between the stretches of what is known
function gaps(ground, known) {
  const found = [];
  let from = known.from;
  for (const span of ground) {
    if (span.from > from) found.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  if (from < known.to) found.push({ from, to: known.to });
  return found;
}

function bar(name, { from, to }, window, where) {
  return drawn('rect', { class: name, x: window.percent(from), width: `${((100 * (to - from)) / window.length).toFixed(3)}%`, ...where });
}

function tick({ time, label }, window) {
  const x = window.percent(time);
  const words = drawn('text', { x, y: '50%', dx: '5', dy: '.35em' });
  words.textContent = label;
  return [drawn('line', { class: 'hour', x1: x, x2: x, y1: '0', y2: '100%' }), words];
}

function hatching(id) {
  const pattern = drawn('pattern', { id, width: '7', height: '7', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(drawn('path', { class: 'hatch-line', d: 'M0 0v7' }));
  return pattern;
}

function words(window, ground, known) {
  const span = `${timeOfDay(window.from)} to ${timeOfDay(window.to)}`;
  const missing = gaps(ground, known).length;
  if (!ground.length) return `${span}. Nothing recorded`;
  return `${span}. Recorded ${missing === 0 ? 'without a gap' : missing === 1 ? 'with one gap' : `with ${missing} gaps`}`;
}

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
