/** The panel: a dialog beside the page, and in its place on a small screen. */

import { composer } from './composer.js';
import { Connection } from './connection.js';
import { Conversation } from './conversation.js';
import { Log } from './log.js';
import { iconButton, make, sheets } from './make.js';
import { linksTo } from './markdown.js';
import { Session } from './session.js';
import { print, save, transcript } from './transcript.js';

const CLOSE = 'M6 6l12 12M18 6L6 18';
const SMALL = matchMedia('(max-width: 30rem), (max-height: 30rem)'); // as in panel.css
const TOUCH = matchMedia('(pointer: coarse)');

/**
 * Puts the panel, closed, into the shadow root of an element whose attributes set it up.
 *
 * @param {HTMLElement} host
 * @param {string} base The address that those of the protocol are relative to.
 * @throws When the server cannot be reached.
 */
export async function addPanel(host, base) {
  const session = new Session(base);
  const connection = new Connection(base, session, (...trouble) => log.trouble(...trouble));
  const [about, own, styles] = await Promise.all([
    connection.about(host.closest('[lang]')?.lang || 'en'),
    ownLabels(host),
    sheets('conversation.css', 'panel.css'),
  ]);
  Object.assign(about.labels, own);
  const hosts = (host.getAttribute('hosts') ?? '').split(/\s+/);
  const link = linksTo([...hosts, location.host, new URL(base).host], about.labels.new_tab);
  const log = new Log(about, link, {
    say: (text) => conversation.say(text),
    rate: (rating) => conversation.rate(rating),
  });
  const conversation = new Conversation(connection, session, log);
  const panel = new Panel(host, about, log, conversation);
  host.shadowRoot.adoptedStyleSheets.push(...styles);
  host.shadowRoot.append(panel.element);
  return panel;
}

/** The webmaster's labels; those of the server do as well. */
async function ownLabels(host) {
  const address = host.getAttribute('labels');
  try {
    return address && (await (await fetch(address)).json());
  } catch {
    return {};
  }
}

class Panel {
  #host;
  #labels;
  #log;
  #conversation;
  #composer;
  #heading;
  #options;
  #resumed = false;

  constructor(host, about, log, conversation) {
    this.#host = host;
    this.#labels = about.labels;
    this.#log = log;
    this.#conversation = conversation;
    const say = (text) => conversation.say(text);
    this.#composer = composer(about, say);
    const heading = host.getAttribute('heading') || about.title;
    this.#heading = make('h2', { id: 'heading', tabindex: -1 }, heading);
    this.#options = this.#menu();
    const close = iconButton(about.labels.close, CLOSE, { click: () => this.close() });
    this.element = make(
      'dialog',
      {
        lang: about.language,
        'aria-labelledby': 'heading',
        keydown: (event) => this.#escape(event),
        close: () => this.#closed(),
      },
      make('div', { class: 'head' }, this.#heading, this.#options, close),
      log.element,
      this.#composer.element,
      this.#footer(() => say(about.person)),
    );
    SMALL.addEventListener('change', () => this.#changePlace());
    for (const change of ['resize', 'scroll']) visualViewport.addEventListener(change, () => this.#fit());
  }

  open() {
    this.#host.setAttribute('open', '');
    this.#show();
    // On a touch screen the field would bring up the keyboard, over what there is to read.
    (TOUCH.matches ? this.#heading : this.#composer.field).focus();
    if (this.#resumed) return;
    this.#resumed = true;
    this.#conversation.resume();
  }

  close() {
    this.element.close();
  }

  #show() {
    if (SMALL.matches) this.element.showModal();
    else this.element.show();
    this.#fit();
  }

  #closed() {
    if (this.element.open) return; // it only changed its place
    this.#host.removeAttribute('open');
    // Back to where the visitor came from, unless the focus is on the page already.
    if ([document.body, this.#host].includes(document.activeElement)) this.#host.focus();
  }

  #changePlace() {
    if (!this.element.open) return;
    const { activeElement } = this.#host.shadowRoot;
    this.element.close();
    this.#show();
    activeElement?.focus();
  }

  /** On a small screen it fills what the on-screen keyboard leaves; enlarged by hand, all. */
  #fit() {
    const { height, offsetTop, scale } = visualViewport;
    const { style } = this.element;
    style.setProperty('--height', scale > 1 ? '' : `${height}px`);
    style.setProperty('--top', scale > 1 ? '' : `${offsetTop}px`);
  }

  #escape(event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.#options.open) return this.close();
    this.#options.open = false;
    this.#options.firstChild.focus();
  }

  #menu() {
    const { options, save: saveIt, print: printIt, start_over: startOver } = this.#labels;
    const menu = make('div', { class: 'menu' });
    const details = make('details', {}, make('summary', {}, options), menu);
    const entry = (label, act) => {
      const click = () => {
        details.open = false;
        details.firstChild.focus();
        act(this.#heading.textContent, transcript(this.#heading.textContent, this.#log.element));
      };
      return make('button', { type: 'button', click }, label);
    };
    menu.append(
      entry(saveIt, save),
      entry(printIt, (title, text) => print(title, text, menu)),
      entry(startOver, () => this.#startOver()),
    );
    details.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget && !details.contains(relatedTarget)) details.open = false;
    });
    return details;
  }

  #startOver() {
    this.#conversation.clear();
    this.#log.clear();
    this.#log.state(this.#labels.cleared);
    this.#composer.field.focus();
  }

  #footer(click) {
    const footer = make('div', { class: 'foot' }, make('button', { type: 'button', class: 'quiet', click }, this.#labels.person));
    const href = this.#host.getAttribute('privacy');
    if (href) footer.append(make('a', { href, target: '_blank', rel: 'noopener' }, this.#labels.privacy));
    return footer;
  }
}
