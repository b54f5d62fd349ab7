/** Whether an answer helped, and why, if the visitor likes to say. */

import { button, icon, make } from './make.js';

const UP = 'M7 21V10l5-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-2 8a2 2 0 0 1-2 2H7zM3 10v11';
const DOWN = 'M7 3v11l5 7a2 2 0 0 0 2-2v-4h5a2 2 0 0 0 2-2l-2-8a2 2 0 0 0-2-2H7zM3 14V3';
const LONGEST = 500; // characters of a reason

/**
 * Two buttons, and a form for the reason once one was pressed.
 *
 * @param {{helpful: boolean} | null} given What was given before.
 * @param {object} labels
 * @param {(rating: {helpful: boolean, reason?: string}) => void} rate Sends it.
 */
export function feedback(given, labels, rate) {
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
    return [helpful, button(icon(path), click, { 'aria-label': label, title: label })];
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
