// Facts of the node that it may or may not tell: version, certificate, and which encoders this machine has.
import { at, icon, make } from '../elements.js';
import { sentence, when } from './node-words.js';

/** Shows them; a fact that the node does not tell is not there. */
export function showFacts({ node = {}, certificate, encoders }) {
  const facts = [
    ['Version', node.version],
    ['Started', node.startedAt && when(node.startedAt)],
    ['Certificate', certificate?.sha256 ?? certificate?.fingerprint],
    ['Certificate ends', certificate?.notAfter && when(certificate.notAfter)],
  ].filter(([, value]) => value);
  fill(at('node-facts'), JSON.stringify(facts), () => facts.flatMap(([name, value]) => [make('dt', { textContent: name }), make('dd', { textContent: value })]));
  at('node-encoders-panel').hidden = !encoders?.length;
  fill(at('node-encoders'), JSON.stringify(encoders ?? []), () => (encoders ?? []).map(encoderRow));
}

// built anew only if something changed, so that a selection or a reader's place is not lost every few seconds
function fill(list, print, rows) {
  if (list.dataset.print === print) return;
  list.dataset.print = print;
  list.replaceChildren(...rows());
}

function encoderRow({ name, works, reason }) {
  return make('li', {},
    make('span', { className: 'lines' }, make('strong', { textContent: name }), reason && make('span', { className: 'quiet small-text', textContent: sentence(reason) })),
    make('span', { className: `tag ${works ? 'good' : ''}` }, icon(works ? 'done' : 'close'), works ? 'works' : 'not here'));
}
