/** The messages of a conversation as a list, and what is announced of them. */

import { createFeedback } from './controls.js';
import { button, make } from './make.js';
import { paragraphs } from './markdown.js';

const READ_OUT = 9000; // milliseconds
const PATIENCE = 1500; // milliseconds after which it is announced that a reply is being written

/**
 * The log of one conversation, with the first questions.
 *
 * @param about What the server told; see the protocol.
 * @param link Makes links; see markdown.js.
 * @param {(text: string) => void} say Sends a suggestion.
 * @param {(rating: object) => void} rate Sends whether an answer helped.
 */
export function createLog({ labels, welcome, starters }, link, say, rate) {
  const waiting = new Map(); // from the id of a message without a reply to its line
  const shown = new Set(); // ids of exchanges
  const list = make('ol');
  const offers = make('div', { class: 'offers', role: 'group', 'aria-label': labels.suggestions });
  const state = make('p', { class: 'state' });
  const announcer = make('div', { class: 'unseen', 'aria-live': 'polite' });
  const named = { class: 'log', role: 'region', tabindex: 0, 'aria-label': labels.log };
  const scroller = make('div', named, list, offers, state);
  let isWorking = false;
  let later;

  const who = (name) => make('span', { class: 'unseen' }, `${name}: `);

  const ownLine = (text) =>
    make('li', { class: 'you', tabindex: -1 }, who(labels.you), make('p', { dir: 'auto' }, text));

  function replyLine({ text, source }) {
    const said = make('div', { class: 'said' }, who(labels.bot), ...paragraphs(text, link));
    if (source) said.append(make('p', { class: 'source', dir: 'auto' }, source));
    return make('li', { class: 'bot' }, said);
  }

  function offer(sentences) {
    // The second click of two may meet the suggestion that has come in the place of the first.
    const click = (text) => (event) => event.detail < 2 && say(text);
    offers.replaceChildren(...sentences.map((text) => button(text, click(text), { dir: 'auto' })));
    offers.hidden = !sentences.length;
  }

  /** Shows the end, but never so much of it that the line itself goes out of sight. */
  function scrollTo(line) {
    scroller.scrollTop = line.offsetTop - list.offsetTop;
  }

  /** Has a sentence read out; then it goes, so that nobody comes upon it a second time. */
  function announce(sentence) {
    const line = make('p', {}, sentence);
    announcer.append(line);
    setTimeout(() => line.remove(), READ_OUT);
  }

  /** Says what is going on below the messages. That a reply takes long is announced once. */
  function tell(sentence, writing = false) {
    if (state.textContent === sentence) return;
    state.textContent = sentence;
    state.classList.toggle('writing', writing);
    clearTimeout(later);
    if (!sentence) return;
    later = setTimeout(announce, writing ? PATIENCE : 0, sentence);
    scrollTo(state);
  }

  /** What is wrong with the connection, in the server's words or our own; '' is nothing. */
  function trouble(what, sentence = labels[what]) {
    if (what) tell(sentence);
    else tell(isWorking ? labels.typing : '', isWorking);
  }

  /** Whether a reply is being written. */
  function working(whether) {
    isWorking = whether;
    trouble('');
  }

  /** A message is on its way. */
  function sent({ id, text }) {
    const line = ownLine(text);
    const focused = offers.contains(offers.getRootNode().activeElement);
    waiting.set(id, line);
    list.append(line);
    offer([]);
    // The focus was on the suggestion that has just gone: it stays at this place.
    if (focused) line.focus({ preventScroll: true });
    scrollTo(line);
  }

  /** A message has its reply; one that was waited for here is announced, history is not. */
  function answered({ id, number, text, messages, feedback: given }) {
    if (shown.has(id)) return;
    shown.add(id);
    const waited = waiting.get(id);
    waiting.delete(id);
    const line = waited ?? ownLine(text);
    const [next] = waiting.values();
    if (!waited) list.insertBefore(line, next ?? null);
    if (text) line.lastChild.textContent = text; // as it was kept: without personal data
    const replies = messages.map(replyLine);
    line.after(...replies);
    const rateIt = (rating) => rate({ number, ...rating });
    if (number) replies.at(-1).append(createFeedback(given, labels, rateIt));
    if (!next) offer(messages.at(-1).buttons);
    if (waited) replies.forEach((one) => announce(spoken(one.firstChild)));
    scrollTo(line);
  }

  /** A message was refused: why stands below it. */
  function refused({ id }, sentence) {
    const why = sentence || labels.trouble;
    waiting.get(id).after(make('li', { class: 'refused' }, why));
    waiting.delete(id);
    announce(why);
  }

  /** Begins anew. */
  function clear() {
    waiting.clear();
    shown.clear();
    list.replaceChildren(replyLine({ text: welcome }));
    offer(starters);
  }

  /** All of it as text, a blank line between two messages. */
  const text = () => [...list.querySelectorAll('.you, .said')].map(spoken).join('\n\n');

  clear();
  const element = make('div', { class: 'conversation' }, scroller, announcer);
  return { element, tell, trouble, working, sent, answered, refused, clear, text };
}

/** What stands in a line, as it is read out: who says it, and what. */
function spoken(line) {
  return line.innerText.trim().replace(/\s*\n\s*/g, '\n').replace('\n', ' ');
}
