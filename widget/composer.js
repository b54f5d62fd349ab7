/** Where a visitor writes. */

import { make } from './make.js';

/**
 * A form with a field. Enter sends, Shift and Enter begin a new line. What is too long stays in
 * the field, and a sentence says so.
 *
 * @param about What the server told; see the protocol.
 * @param {(text: string) => void} say Sends it.
 * @returns {{element: HTMLFormElement, field: HTMLTextAreaElement}}
 */
export function composer({ labels, max_length: limit }, say) {
  const error = make('p', { class: 'error', id: 'error', role: 'alert' });
  const send = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const excess = text.length - limit;
    complain(excess > 0 ? `${labels.too_long} ${excess}` : '');
    if (!text || excess > 0) return;
    field.value = ''; // also what makes the second click of two send nothing
    say(text);
  };
  const complain = (sentence) => {
    error.textContent = sentence;
    field.setAttribute('aria-invalid', Boolean(sentence));
  };
  const keydown = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };
  const field = make('textarea', {
    rows: 1,
    dir: 'auto',
    autocomplete: 'off',
    enterkeyhint: 'send',
    placeholder: labels.message,
    'aria-label': labels.message,
    'aria-describedby': 'error',
    keydown,
  });
  const element = make('form', { class: 'ask', submit: send }, error, field, make('button', {}, labels.send));
  return { element, field };
}
