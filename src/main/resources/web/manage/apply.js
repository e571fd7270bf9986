// Has the node read its configuration files again, and says what came of it.
import { at, draw, look, say } from '../elements.js';
import { command } from '../command.js';

const OUTCOMES = {
  200: () => ({ good: true, title: 'Applied.', text: 'The cameras follow the files as they are now.' }),
  422: answer => ({ title: 'Not applied.', text: `${reasons(answer) || 'The log of the node says why.'} The node goes on with the configuration from before.` }),
  0: () => ({ title: 'No answer.', text: 'Whether the configuration was applied is not known.' }),
};

/** Applies the configuration and shows the outcome in the notice of `place`; gives the status of the answer. */
export async function apply(key, place) {
  const button = at(`${place}-apply`);
  button.setAttribute('aria-disabled', 'true');
  const { status, answer } = await command(key, '/apply-config');
  button.removeAttribute('aria-disabled');
  const outcome = (OUTCOMES[status] ?? (() => ({ title: 'Not applied.', text: `The node answered ${status}.` })))(answer);
  tell(place, outcome);
  return status;
}

/** Shows a notice in a place: `{ good, title, text }`. */
export function tell(place, { good = false, title, text }) {
  look(at(`${place}-notice`), `notice ${good ? 'good' : 'bad'}`);
  draw(at(`${place}-notice-icon`), good ? 'done' : 'warn');
  say(at(`${place}-notice-title`), title);
  say(at(`${place}-notice-text`), text);
  at(`${place}-notice`).hidden = false;
}

/** Takes the notice away. */
export function hush(place) {
  at(`${place}-notice`).hidden = true;
}

// the node may tell the reasons as sentences, or with file and line
function reasons(answer) {
  const told = Array.isArray(answer?.problems) ? answer.problems : [];
  return told.slice(0, 5).map(problem => (typeof problem === 'string' ? problem : located(problem))).map(ended).join(' ');
}

function located({ file, line, reason }) {
  return `${[file, line && `line ${line}`].filter(Boolean).join(', ')}: ${reason}`;
}

const ended = text => (/[.!?]$/.test(text) ? text : `${text}.`);
