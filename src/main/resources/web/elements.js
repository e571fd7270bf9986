// Small hands for the document.

const SVG = 'http://www.w3.org/2000/svg';

/** The element of this id. */
export const at = id => document.getElementById(id);

/** Makes an element with these properties or attributes, and children: elements or texts; what is empty or false is left out. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property in element) element[property] = value;
    else element.setAttribute(property, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** Whether a button waits for the answer to an earlier press. It keeps the focus meanwhile, so it is not `disabled`. */
export const waits = button => button.getAttribute('aria-disabled') === 'true';

/** Makes an icon out of the sprite in index.html. */
export function icon(name, size = 'small') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'use'));
  draw(svg, name);
  return svg;
}

/** Sets a text only if it differs, so that screen readers and layout are left in peace. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets the classes only if they differ. */
export function look(element, classes) {
  if (element.className !== classes) element.className = classes;
}

/** Hides or shows a part; focus that would vanish with it goes to the title of the place. */
export function hide(part, hidden) {
  if (part.hidden === hidden) return;
  if (hidden && part.contains(document.activeElement)) part.closest('main')?.querySelector('h1').focus();
  part.hidden = hidden;
}

/** Points an icon at another drawing of the sprite in index.html. */
export function draw(svg, name) {
  const drawing = `#i-${name}`;
  if (svg.firstElementChild.getAttribute('href') !== drawing) svg.firstElementChild.setAttribute('href', drawing);
}
