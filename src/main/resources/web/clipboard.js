// Puts a text where a person can paste it from.

/** Copies a text; returns whether the browser let it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

// plain http has no clipboard of its own
function copiedByHand(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  // an open dialog makes all around it inert
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
