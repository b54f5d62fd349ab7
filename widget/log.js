/** The messages of a conversation as a list, and what is announced of them. */

import { feedback } from './feedback.js';
import { make } from './make.js';
import { paragraphs } from './markdown.js';
import { spoken } from './transcript.js';

const PATIENCE = 1500; // milliseconds after which it is announced that a reply is being written

export class Log {
  #about;
  #link;
  #act;
  #waiting = new Map(); // from the id of a message without a reply to its line
  #shown = new Set(); // ids of exchanges
  #list = make('ol');
  #offers = make('div', { class: 'offers', role: 'group' });
  #state = make('p', { class: 'state' });
  #announcer = make('div', { class: 'unseen', 'aria-live': 'polite' });
  #scroller;
  #late = 0;
  #working = false;

  /**
   * @param about What the server told; see the protocol.
   * @param link Makes links; see links.js.
   * @param act What a visitor does here: `say(text)` and `rate(rating)`.
   */
  constructor(about, link, act) {
    this.#about = about;
    this.#link = link;
    this.#act = act;
    this.#offers.setAttribute('aria-label', about.labels.suggestions);
    this.#scroller = make(
      'div',
      { class: 'log', role: 'region', tabindex: 0, 'aria-label': about.labels.log },
      this.#list,
      this.#offers,
      this.#state,
    );
    this.element = make('div', { class: 'conversation' }, this.#scroller, this.#announcer);
    this.clear();
  }

  /** A message is on its way. */
  sent({ id, text }) {
    this.#waiting.set(id, this.#list.appendChild(this.#own(text)));
    const focused = this.#offers.contains(this.#offers.getRootNode().activeElement);
    this.#offer([]);
    // The focus was on the suggestion that has just gone: it stays at this place.
    if (focused) this.#waiting.get(id).focus({ preventScroll: true });
    this.#scrollTo(this.#waiting.get(id));
  }

  /** A message has its reply; one that was waited for here is announced, history is not. */
  answered(exchange) {
    const { id, number, text, messages, feedback: given } = exchange;
    if (this.#shown.has(id)) return;
    this.#shown.add(id);
    const waited = this.#waiting.get(id);
    this.#waiting.delete(id);
    const own = waited ?? this.#own(text);
    const [next] = this.#waiting.values();
    if (!waited) this.#list.insertBefore(own, next ?? null);
    if (text) own.lastChild.textContent = text; // as it was kept: without personal data
    const replies = messages.map((one) => this.#reply(one));
    own.after(...replies);
    if (number) {
      const rate = (rating) => this.#act.rate({ number, ...rating });
      replies.at(-1).append(feedback(given, this.#about.labels, rate, (said) => this.announce(said)));
    }
    if (!next) this.#offer(messages.at(-1).buttons);
    if (waited) replies.forEach((one) => this.announce(spoken(one.firstChild)));
    this.#scrollTo(own);
  }

  /** A message was refused: why stands below it. */
  refused({ id }, sentence) {
    const why = sentence || this.#about.labels.trouble;
    this.#waiting.get(id)?.after(make('li', { class: 'refused' }, why));
    this.#waiting.delete(id);
    this.announce(why);
  }

  /** Whether a reply is being written. */
  working(whether) {
    this.#working = whether;
    this.trouble('');
  }

  /** What is wrong with the connection, in the server's words or our own; '' is nothing. */
  trouble(what, sentence = this.#about.labels[what]) {
    if (what) this.state(sentence);
    else this.state(this.#working ? this.#about.labels.typing : '', this.#working);
  }

  /** Says what is going on below the messages. That a reply takes long is announced once. */
  state(sentence, writing = false) {
    if (this.#state.textContent === sentence) return;
    this.#state.textContent = sentence;
    this.#state.className = writing ? 'state writing' : 'state';
    clearTimeout(this.#late);
    if (!sentence) return;
    this.#late = setTimeout(() => this.announce(sentence), writing ? PATIENCE : 0);
    this.#scrollTo(this.#state);
  }

  /** Has a sentence read out. */
  announce(sentence) {
    this.#announcer.append(make('p', {}, sentence));
    if (this.#announcer.childElementCount > 9) this.#announcer.firstChild.remove();
  }

  /** Begins anew, with the welcome and the first questions. */
  clear() {
    this.#waiting.clear();
    this.#shown.clear();
    this.#list.replaceChildren(this.#reply({ text: this.#about.welcome }));
    this.#offer(this.#about.starters);
    this.state('');
  }

  #own(text) {
    const who = make('span', { class: 'unseen' }, `${this.#about.labels.you}: `);
    return make('li', { class: 'you', tabindex: -1 }, who, make('p', { dir: 'auto' }, text));
  }

  #reply({ text, source }) {
    const who = make('span', { class: 'unseen' }, `${this.#about.labels.bot}: `);
    const said = make('div', { class: 'said' }, who, ...paragraphs(text, this.#link));
    if (source) said.append(make('p', { class: 'source', dir: 'auto' }, source));
    return make('li', { class: 'bot' }, said);
  }

  #offer(sentences) {
    const button = (text) => {
      // The second click of two may meet the suggestion that has come in the place of the first.
      const click = ({ detail }) => detail < 2 && this.#act.say(text);
      return make('button', { type: 'button', dir: 'auto', click }, text);
    };
    this.#offers.replaceChildren(...sentences.map(button));
    this.#offers.hidden = !sentences.length;
  }

  /** Shows the end, but never so much of it that the message itself goes out of sight. */
  #scrollTo(line) {
    this.#scroller.scrollTop = line.offsetTop - this.#list.offsetTop;
  }
}
