// The frame around all places: which one is seen, its title, and the tabs or the rail.
import { at } from './elements.js';

const VIEWS = ['enter', 'live', 'wall', 'day', 'people', 'node', 'devices'];
const SHORT_OF = { live: 'live', wall: 'live', day: 'day', people: 'people', node: 'node', devices: 'node' };

/** Shows a view in a state, a word that style sheets and tests read. A view that was not there before gets the focus on its title. */
export function show(view, state, title) {
  const arrived = at(view).hidden;
  for (const name of VIEWS) at(name).hidden = name !== view;
  if (arrived && view !== 'enter') at(view).querySelector('h1').focus();
  at('live-keys').hidden = view === 'day';
  at('day-keys').hidden = view !== 'day';
  const root = document.documentElement;
  if (root.dataset.state !== state) root.dataset.state = state;
  const words = `${title} · Dromedary`;
  if (document.title !== words) document.title = words;
  for (const link of at('nav').querySelectorAll('[data-place]')) {
    if (link.dataset.place === SHORT_OF[view]) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Shows the tabs to those who may go to more than one place, and of them only those they may go to; the others need none. */
export function showPlaces({ day, managed }) {
  const may = { live: true, day, people: managed, node: managed };
  for (const link of at('nav').querySelectorAll('[data-place]')) link.parentElement.hidden = !may[link.dataset.place];
  at('nav').hidden = !day && !managed;
  document.body.classList.toggle('app', day || managed);
}
