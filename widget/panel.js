/** The panel: a dialog beside the page, and in its place on a small screen. */

import { connect } from './connection.js';
import { createComposer, createMenu } from './controls.js';
import { converse } from './conversation.js';
import { createLog } from './log.js';
import { button, icon, make, named } from './make.js';
import { linksTo } from './markdown.js';
import { openSession } from './session.js';

const CLOSE = 'M6 6l12 12M18 6L6 18';
const SMALL = matchMedia('(max-width: 30rem), (max-height: 30rem)'); // as in donor-guide.css
const TOUCH = matchMedia('(pointer: coarse)');

/**
 * Puts the panel, closed, into the shadow root of an element whose attributes set it up.
 *
 * @param {HTMLElement} host
 * @param {string} base The address that those of the protocol are relative to.
 * @returns {Promise<{element: HTMLDialogElement, open: () => void}>}
 * @throws When the server cannot be reached.
 */
export async function addPanel(host, base) {
  const session = openSession(base);
  const { about: tell, ask } = connect(base, session, (...trouble) => log.trouble(...trouble));
  const [about, own] = await Promise.all([
    tell(host.closest('[lang]')?.lang || 'en'),
    ownLabels(host.getAttribute('labels')),
  ]);
  const labels = Object.assign(about.labels, own);
  const hosts = (host.getAttribute('hosts') ?? '').split(/\s+/);
  const link = linksTo([...hosts, location.host, new URL(base).host], labels.new_tab);
  const say = (text) => conversation.say(text);
  let rated = Promise.resolve(); // one after the other; an answer that is gone is rated no more
  const rate = (rating) => {
    rated = rated.then(() => ask('feedback', rating)).catch(() => {});
  };
  const log = createLog(about, link, say, rate);
  const conversation = converse(ask, session, log);
  const title = host.getAttribute('heading') || about.title;
  const heading = make('h2', { id: 'heading', tabindex: -1 }, title);
  const startOver = () => {
    conversation.clear();
    log.clear();
    log.tell(labels.cleared);
    composer.field.focus();
  };
  const menu = createMenu(labels, title, log.text, startOver);
  const composer = createComposer(about, say);
  const close = button(icon(CLOSE), () => element.close(), named(labels.close));
  const attributes = { lang: about.language, 'aria-labelledby': 'heading' };
  const head = make('div', { class: 'head' }, heading, menu, close);
  const foot = createFoot(labels, () => say(about.person), host.getAttribute('privacy'));
  const element = make('dialog', attributes, head, log.element, composer.element, foot);
  host.shadowRoot.append(element);
  const show = keepInPlace(host, element, menu);
  let resumed;
  const open = () => {
    show();
    // On a touch screen the field would bring up the keyboard, over what there is to read.
    (TOUCH.matches ? heading : composer.field).focus();
    resumed ??= conversation.resume();
  };
  return { element, open };
}

function createFoot(labels, askForPerson, privacy) {
  const foot = make('div', { class: 'foot' }, button(labels.person, askForPerson));
  const attributes = { href: privacy, target: '_blank', rel: 'noopener' };
  if (privacy) foot.append(make('a', attributes, labels.privacy));
  return foot;
}

/** The webmaster's labels; those of the server do as well. */
async function ownLabels(address) {
  try {
    return address && (await (await fetch(address)).json());
  } catch {
    return {};
  }
}

/**
 * Shows and closes the dialog: beside the page, or where there is no room, in its place.
 *
 * @returns {() => void} Shows it.
 */
function keepInPlace(host, dialog, menu) {
  const show = () => {
    host.setAttribute('open', '');
    if (SMALL.matches) dialog.showModal();
    else dialog.show();
    fit();
  };
  // On a small screen it fills what the on-screen keyboard leaves; enlarged by hand, all.
  const fit = () => {
    const { height, offsetTop, scale } = visualViewport;
    dialog.style.setProperty('--height', scale > 1 ? '' : `${height}px`);
    dialog.style.setProperty('--top', scale > 1 ? '' : `${offsetTop}px`);
  };
  visualViewport.addEventListener('resize', fit);
  visualViewport.addEventListener('scroll', fit);
  SMALL.addEventListener('change', () => {
    if (!dialog.open) return;
    const { activeElement } = host.shadowRoot;
    dialog.close();
    show();
    activeElement?.focus();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    if (!menu.open) return dialog.close();
    menu.open = false;
    menu.firstChild.focus();
  });
  dialog.addEventListener('close', () => {
    if (dialog.open) return; // it only changed its place
    host.removeAttribute('open');
    // Back to where the visitor came from, unless the focus is on the page already.
    if ([document.body, host].includes(document.activeElement)) host.focus();
  });
  return show;
}
