// Facts of the node that do not change from second to second. One that the node does not tell is not there.
import { at, make } from '../elements.js';
import { when } from './node-words.js';

/** Shows them. */
export function showFacts({ node = {} }) {
  const facts = [
    ['Version', node.version],
    ['Started', node.startedAt && when(node.startedAt)],
    ['Certificate, SHA-256', node.tls?.fingerprint],
    ['Certificate ends', node.tls?.endsAt && when(node.tls.endsAt)],
  ].filter(([, value]) => value);
  const print = JSON.stringify(facts);
  const list = at('node-facts');
  // built anew only if something changed: a person may be comparing the fingerprint
  if (list.dataset.print === print) return;
  list.dataset.print = print;
  list.replaceChildren(...facts.flatMap(([name, value]) => [make('dt', { textContent: name }), make('dd', { textContent: value })]));
}
