/** What a visitor writes with, and the menu of what can be done with a conversation. */

import { button, make } from './make.js';

/**
 * A form with a field. Enter sends, Shift and Enter begin a new line. What is too long stays in
 * the field, and a sentence says so.
 *
 * @param about What the server told; see the protocol.
 * @param {(text: string) => void} say Sends it.
 */
export function createComposer({ labels, max_length: limit }, say) {
  const error = make('p', { class: 'error', id: 'error', role: 'alert' });
  const submit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const excess = text.length - limit;
    error.textContent = excess > 0 ? `${labels.too_long} ${excess}` : '';
    field.setAttribute('aria-invalid', excess > 0);
    if (!text || excess > 0) return;
    field.value = ''; // also what makes the second click of two send nothing
    say(text);
  };
  const keydown = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };
  const field = make('textarea', {
    rows: 1,
    dir: 'auto',
    enterkeyhint: 'send',
    placeholder: labels.message,
    'aria-label': labels.message,
    'aria-describedby': 'error',
    keydown,
  });
  const send = make('button', {}, labels.send);
  return { field, element: make('form', { class: 'ask', submit }, error, field, send) };
}

/**
 * A menu: save, print, start over.
 *
 * @param {object} labels
 * @param {string} title The name of what is saved or printed.
 * @param {() => string} text What is saved or printed.
 * @param {() => void} startOver
 */
export function createMenu(labels, title, text, startOver) {
  const whole = () => `${title}\n${location.href}\n\n${text()}\n`;
  const entries = [
    [labels.save, () => save(title, whole())],
    [labels.print, () => print(title, whole(), menu)],
    [labels.start_over, startOver],
  ].map(([label, act]) =>
    button(label, () => {
      menu.open = false;
      menu.firstChild.focus();
      act();
    }),
  );
  const focusout = ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  };
  const menu = make(
    'details',
    { focusout },
    make('summary', {}, labels.options),
    make('div', { class: 'menu' }, ...entries),
  );
  return menu;
}

/** Has the browser save a text. */
function save(title, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  make('a', { href, download: `${title}.txt` }).click();
  setTimeout(URL.revokeObjectURL, 1000, href);
}

/** Has the browser print a text, and nothing of the page around it. */
function print(title, text, parent) {
  const frame = make('iframe', { class: 'unseen', title });
  parent.append(frame);
  const { body } = frame.contentDocument;
  body.append(text);
  body.style.cssText = 'font: 12pt/1.5 serif; white-space: pre-wrap';
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.print();
}
