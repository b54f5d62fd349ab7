/** Makes what a shadow root consists of. Text becomes text nodes, and is never read as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. An attribute that is a function listens to the event of its name; one that is
 * `false`, `null` or `undefined` is left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value ?? false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A button that shows an icon, the path of a 24 by 24 drawing, and is named by its label. */
export function iconButton(label, path, attributes) {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return make('button', { type: 'button', 'aria-label': label, title: label, ...attributes }, svg);
}

/**
 * Style sheets that lie beside this module; fails if one is missing. Constructed ones need no
 * `style-src` in a page's policy.
 */
export function sheets(...names) {
  return Promise.all(
    names.map(async (name) => {
      const answer = await fetch(new URL(name, import.meta.url));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new CSSStyleSheet().replace(await answer.text());
    }),
  );
}
