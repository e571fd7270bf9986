// Small hands for the document.

/** The element of this id. */
export const at = id => document.getElementById(id);

/** Sets a text only if it differs, so that screen readers and layout are left in peace. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Hides or shows a part; focus that would vanish with it goes to the name of the camera. */
export function hide(part, hidden) {
  if (part.hidden === hidden) return;
  if (hidden && part.contains(document.activeElement)) at('camera').focus();
  part.hidden = hidden;
}

/** Points an icon at another drawing of the sprite in index.html. */
export function draw(icon, name) {
  const drawing = `#i-${name}`;
  if (icon.firstElementChild.getAttribute('href') !== drawing) icon.firstElementChild.setAttribute('href', drawing);
}
