/** One conversation: its messages in order, each sent until it has its reply, shown once. */

const ANOTHER_LOOK = 1; // seconds until a turn that had not ended is looked for again

export class Conversation {
  #connection;
  #session;
  #view;
  #life = new AbortController();
  #sending = false;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {import('./session.js').Session} session
   * @param view Shows it: `sent(message)`, `answered(exchange)`, `refused(message, sentence)`,
   *   `working(whether)`; see log.js.
   */
  constructor(connection, session, view) {
    this.#connection = connection;
    this.#session = session;
    this.#view = view;
  }

  /** Takes the conversation up that this tab had before the page was loaded again. */
  async resume() {
    const { signal } = this.#life;
    this.#sending = true; // what is said meanwhile comes after what was said before
    this.#session.outbox.forEach((message) => this.#view.sent(message));
    try {
      await this.#read(signal);
    } catch {
      return; // cleared meanwhile
    }
    this.#sending = false;
    this.#send();
  }

  /** Says something, after all that was said before. */
  say(text) {
    const message = { id: newId(), text };
    this.#session.outbox = [...this.#session.outbox, message];
    this.#view.sent(message);
    this.#send();
  }

  /** Tells whether an answer helped. */
  rate(rating) {
    return this.#connection.ask('feedback', rating, this.#life.signal);
  }

  /** Ends it and forgets it; what is said next begins another one. */
  clear() {
    this.#life.abort();
    this.#life = new AbortController();
    this.#sending = false;
    this.#session.clear();
    this.#view.working(false);
  }

  async #read(signal) {
    let after = 0;
    for (let complete = !this.#session.token; !complete; ) {
      const { exchanges } = await this.#known(`messages?after=${after}`, signal);
      const open = exchanges.findIndex((one) => !one.messages);
      for (const one of open < 0 ? exchanges : exchanges.slice(0, open)) {
        after = one.number;
        this.#settle(one);
      }
      // What we sent ourselves is not waited for here: it is sent again, and gets its reply.
      complete = open < 0 || this.#session.outbox.some(({ id }) => id === exchanges[open].id);
      if (!complete) await new Promise((resolve) => setTimeout(resolve, ANOTHER_LOOK * 1000));
    }
  }

  /** What the server knows; nothing if it does not know the session. */
  async #known(path, signal) {
    try {
      return await this.#connection.ask(path, undefined, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      this.#session.token = '';
      return { exchanges: [] };
    }
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    const { signal } = this.#life;
    while (this.#session.outbox.length) {
      const [message] = this.#session.outbox;
      this.#view.working(true);
      try {
        const { exchange } = await this.#connection.ask('messages', message, signal);
        if (signal.aborted) return;
        this.#settle(exchange);
      } catch (error) {
        if (signal.aborted) return;
        this.#take(message.id);
        this.#view.refused(message, error.message);
      }
    }
    this.#view.working(false);
    this.#sending = false;
  }

  #settle(exchange) {
    this.#take(exchange.id);
    this.#view.answered(exchange);
  }

  #take(id) {
    this.#session.outbox = this.#session.outbox.filter((message) => message.id !== id);
  }
}

/** An id that nobody else makes; crypto.randomUUID would need HTTPS. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('');
}
