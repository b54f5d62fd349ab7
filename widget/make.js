/** Makes what a shadow root consists of. Text becomes text nodes, and is never read as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element. An attribute that is a function listens to the event of its name. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A button that sends no form. */
export function button(content, click, attributes) {
  return make('button', { type: 'button', click, ...attributes }, content);
}

/** The attributes that name a button which shows an icon. */
export const named = (label) => ({ 'aria-label': label, title: label });

/** An icon, of the path of a drawing of 24 by 24. */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', true);
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/**
 * A style sheet that lies beside this module; fails if it is missing. A constructed one needs no
 * `style-src` in a page's policy.
 */
export async function sheet(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(name);
  return new CSSStyleSheet().replace(await answer.text());
}
