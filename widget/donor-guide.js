/** `<donor-guide>`: a launcher in the place of the link in it. docs/website.md says how to use it. */

import { iconButton, make, sheets } from './make.js';

const HERE = new URL('./', import.meta.url).href;
const BUBBLE = 'M4 5h16v11H10l-5 4v-4H4z';

/** The link stays what it is until the launcher is ready, and is where it leads if nothing opens. */
class DonorGuide extends HTMLElement {
  #launcher;
  #opening;
  #covering = () => requestAnimationFrame(() => this.#makeRoom());

  async connectedCallback() {
    document.addEventListener('focusin', this.#covering);
    if (this.#launcher) return;
    const styles = await sheets('theme.css', 'launcher.css').catch(() => null);
    const link = this.querySelector('a');
    if (!styles || !link || this.#launcher) return;
    const color = this.getAttribute('color');
    if (color) this.style.setProperty('--donor-guide-accent', color);
    const label = link.textContent.trim();
    this.#launcher = iconButton(label, BUBBLE, { class: 'launcher', 'aria-haspopup': 'dialog', click: () => this.#open(link) });
    this.#launcher.removeAttribute('title');
    this.#launcher.append(make('span', {}, label));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles;
    root.append(this.#launcher);
  }

  disconnectedCallback() {
    document.removeEventListener('focusin', this.#covering);
  }

  /** To the launcher. */
  focus() {
    this.#launcher?.focus();
  }

  async #open(link) {
    this.#launcher.setAttribute('aria-busy', true);
    this.#opening ??= import('./panel.js').then(({ addPanel }) => addPanel(this, this.#base()));
    try {
      this.panel = await this.#opening;
      this.panel.open();
    } catch {
      this.#opening = undefined;
      link.click();
    } finally {
      this.#launcher.removeAttribute('aria-busy');
    }
  }

  #base() {
    const server = this.getAttribute('server');
    return server ? new URL(`${server.replace(/\/$/, '')}/widget/v1/`, location).href : HERE;
  }

  /** What has the focus is never wholly under the panel, which closes, or the launcher. */
  #makeRoom() {
    const { activeElement } = document;
    const ours = this.hasAttribute('open') ? this.panel.element : this.#launcher;
    if (!ours) return;
    const covered = activeElement !== this && lies(activeElement, ours);
    if (covered && this.hasAttribute('open')) this.panel.close();
    this.toggleAttribute('aside', covered);
  }
}

function lies(inner, outer) {
  const [small, large] = [inner, outer].map((one) => one.getBoundingClientRect());
  return small.left >= large.left && small.right <= large.right && small.top >= large.top && small.bottom <= large.bottom;
}

/** For sites that strip unknown elements: `donor-guide.js?label=...` brings the element itself. */
function embed({ label, ...attributes }) {
  if (!label || document.querySelector('donor-guide')) return;
  const href = new URL('../../chat', HERE).href;
  document.body.append(make('donor-guide', attributes, make('a', { href }, label)));
}

// In an older browser the link stays a link.
if ('adoptedStyleSheets' in document && !customElements.get('donor-guide')) {
  customElements.define('donor-guide', DonorGuide);
  embed(Object.fromEntries(new URL(import.meta.url).searchParams));
}
