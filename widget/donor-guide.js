/** `<donor-guide>`: a launcher in the place of the link in it; see docs/website.md. */

import { button, icon, make, sheet } from './make.js';

const HERE = new URL('./', import.meta.url).href;
const BUBBLE = 'M4 5h16v11H10l-5 4v-4H4z';

/** The link stays until the launcher is ready, and is where that leads if nothing opens. */
class DonorGuide extends HTMLElement {
  #launcher;
  #opening;
  #panel;
  #focusMoved = () => requestAnimationFrame(() => this.#makeRoom());

  async connectedCallback() {
    document.addEventListener('focusin', this.#focusMoved);
    const style = await sheet('donor-guide.css').catch(() => null);
    const link = this.querySelector('a');
    if (!style || !link || this.#launcher) return;
    const color = this.getAttribute('color');
    if (color) this.style.setProperty('--accent', color);
    const attributes = { class: 'launcher', 'aria-haspopup': 'dialog' };
    this.#launcher = button(icon(BUBBLE), () => this.#open(link), attributes);
    this.#launcher.append(link.textContent.trim());
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(this.#launcher);
  }

  disconnectedCallback() {
    document.removeEventListener('focusin', this.#focusMoved);
  }

  /** Focuses the launcher. */
  focus() {
    this.#launcher?.focus();
  }

  async #open(link) {
    this.#launcher.setAttribute('aria-busy', true);
    try {
      this.#opening ??= import('./panel.js').then(({ addPanel }) => addPanel(this, this.#base()));
      this.#panel = await this.#opening;
      this.#panel.open();
    } catch {
      this.#opening = undefined;
      link.click();
    }
    this.#launcher.removeAttribute('aria-busy');
  }

  #base() {
    const server = this.getAttribute('server')?.replace(/\/$/, '');
    return server ? new URL(`${server}/widget/v1/`, document.baseURI).href : HERE;
  }

  /** What has the focus is never wholly under the panel, which closes, or under the launcher. */
  #makeRoom() {
    const { activeElement } = document;
    const open = this.hasAttribute('open');
    const ours = open ? this.#panel.element : this.#launcher;
    const covered = Boolean(ours) && activeElement !== this && lies(activeElement, ours);
    if (covered && open) this.#panel.element.close();
    this.toggleAttribute('aside', covered);
  }
}

function lies(inner, outer) {
  const [small, large] = [inner, outer].map((one) => one.getBoundingClientRect());
  const across = small.left >= large.left && small.right <= large.right;
  return across && small.top >= large.top && small.bottom <= large.bottom;
}

// In an older browser the link stays a link.
if ('adoptedStyleSheets' in document && !customElements.get('donor-guide')) {
  customElements.define('donor-guide', DonorGuide);
}

// For sites that strip unknown elements: `donor-guide.js?label=...` brings the element itself.
const { label, ...attributes } = Object.fromEntries(new URL(import.meta.url).searchParams);
if (label && !document.querySelector('donor-guide')) {
  const link = make('a', { href: new URL('../../chat', HERE) }, label);
  document.body.append(make('donor-guide', attributes, link));
}
