/** Whether an answer helped, and why, if the visitor likes to say. */

import { iconButton, make } from './make.js';

const UP = 'M7 21V10l5-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-2 8a2 2 0 0 1-2 2H7zM3 10v11';
const DOWN = 'M7 3v11l5 7a2 2 0 0 0 2-2v-4h5a2 2 0 0 0 2-2l-2-8a2 2 0 0 0-2-2H7zM3 14V3';
const LONGEST = 500;

/**
 * Two buttons, and a form for the reason once one was pressed.
 *
 * @param {{helpful: boolean} | null} given What was given before.
 * @param {object} labels
 * @param {(rating: {helpful: boolean, reason?: string}) => Promise} rate Sends it.
 * @param {(sentence: string) => void} announce
 */
export function feedback(given, labels, rate, announce) {
  const element = make('div', { class: 'feedback' });
  const choose = (helpful) => {
    press(helpful);
    send({ helpful });
    element.querySelector('form')?.remove();
    element.append(reasonForm(labels, (reason) => send(reason ? { helpful, reason } : null)));
  };
  const up = iconButton(labels.helpful, UP, { click: () => choose(true) });
  const down = iconButton(labels.unhelpful, DOWN, { click: () => choose(false) });
  const press = (helpful) => {
    up.setAttribute('aria-pressed', helpful === true);
    down.setAttribute('aria-pressed', helpful === false);
  };
  const send = (rating) => {
    announce(labels.thanks);
    if (rating) rate(rating).catch(() => {}); // an answer that is gone is rated no more
  };
  press(given?.helpful);
  element.append(up, down);
  return element;
}

function reasonForm(labels, done) {
  const field = make('textarea', { rows: 2, maxlength: LONGEST, dir: 'auto' });
  const submit = (event) => {
    event.preventDefault();
    const thanks = make('p', { class: 'thanks', tabindex: -1 }, labels.thanks);
    form.replaceWith(thanks);
    thanks.focus({ preventScroll: true });
    done(field.value.trim());
  };
  const form = make(
    'form',
    { submit },
    make('label', {}, labels.reason, field),
    make('button', {}, labels.send),
  );
  return form;
}
