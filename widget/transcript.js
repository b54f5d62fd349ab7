/** A conversation to keep: as a text file, or on paper. */

import { make } from './make.js';

/** What stands in a line of the log, as it is read out: who says it, and what. */
export function spoken(line) {
  return line.innerText.trim().replace(/\s*\n\s*/g, '\n').replace('\n', ' ');
}

/** A whole log as text, a blank line between two messages. */
export function transcript(title, log) {
  const lines = [...log.querySelectorAll('.you, .said')].map(spoken);
  return [title, location.href, ...lines, ''].join('\n\n');
}

/** Has the browser save a text. */
export function save(title, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  make('a', { href, download: `${title}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Has the browser print a text, and nothing of the page around it. */
export function print(title, text, root) {
  const frame = make('iframe', { class: 'unseen', title, 'aria-hidden': true, tabindex: -1 });
  root.append(frame);
  const page = frame.contentDocument;
  page.title = title;
  page.body.append(text);
  page.body.style.cssText = 'font: 12pt/1.5 serif; white-space: pre-wrap';
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.print();
}
