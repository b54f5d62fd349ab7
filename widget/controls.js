/** What a visitor presses and fills in: field, menu, and whether an answer helped. */

import { button, icon, make, named } from './make.js';

const UP = 'M7 21V10l5-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-2 8a2 2 0 0 1-2 2H7zM3 10v11';
const DOWN = 'M7 3v11l5 7a2 2 0 0 0 2-2v-4h5a2 2 0 0 0 2-2l-2-8a2 2 0 0 0-2-2H7zM3 14V3';
const LONGEST = 500; // characters of a reason

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

/**
 * Two buttons, and a form for the reason once one was pressed.
 *
 * @param {{helpful: boolean} | null} given What was given before.
 * @param {object} labels
 * @param {(rating: {helpful: boolean, reason?: string}) => void} rate Sends it.
 */
export function createFeedback(given, labels, rate) {
  const choices = [
    [true, labels.helpful, UP],
    [false, labels.unhelpful, DOWN],
  ].map(([helpful, label, path]) => {
    const click = () => {
      press(helpful);
      rate({ helpful });
      thanks.remove();
      element.append(form);
      form.scrollIntoView({ block: 'nearest' });
      form.onsubmit = (event) => {
        event.preventDefault();
        form.replaceWith(thanks);
        thanks.focus({ preventScroll: true });
        const reason = field.value.trim();
        if (reason) rate({ helpful, reason });
      };
    };
    return [helpful, button(icon(path), click, named(label))];
  });
  const press = (chosen) => {
    for (const [helpful, one] of choices) one.setAttribute('aria-pressed', helpful === chosen);
  };
  const field = make('textarea', { rows: 2, maxlength: LONGEST, dir: 'auto' });
  const thanks = make('p', { class: 'thanks', tabindex: -1 }, labels.thanks);
  const label = make('label', {}, labels.reason, field);
  const form = make('form', {}, label, make('button', {}, labels.send));
  const element = make('div', { class: 'feedback' }, ...choices.map(([, one]) => one));
  press(given?.helpful);
  return element;
}

/** Has the browser save a text. */
function save(title, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  make('a', { href, download: `${title}.txt` }).click();
  setTimeout(URL.revokeObjectURL, 1000, href);
}

/** Has the browser print a text, and nothing of the page around it. */
function print(title, text, parent) {
  const load = () => {
    const { body } = frame.contentDocument;
    body.append(text);
    body.style.cssText = 'font: 12pt/1.5 serif; white-space: pre-wrap';
    frame.contentWindow.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow.print();
  };
  const frame = make('iframe', { class: 'unseen', title, load });
  parent.append(frame);
}
