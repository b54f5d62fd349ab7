/** One conversation: its messages in order, each sent until it has its reply. */

const ANOTHER_LOOK = 1; // seconds until a turn that had not ended is looked for again

/**
 * @param ask Asks the server; see connection.js.
 * @param session What the tab remembers; see session.js.
 * @param view Shows `sent(message)`, `answered(exchange)`, `refused(message, sentence)` and
 *   `working(whether)`; see log.js.
 */
export function converse(ask, { kept, keep, clear: forget }, view) {
  let life = new AbortController();
  let sending = false;

  const take = (id) => keep({ outbox: kept.outbox.filter((message) => message.id !== id) });

  function settle(exchange) {
    take(exchange.id);
    view.answered(exchange);
  }

  async function read(signal) {
    for (let after = 0; ; ) {
      const { exchanges } = await ask(`messages?after=${after}`, undefined, signal);
      const open = exchanges.find((one) => !one.messages);
      for (const one of exchanges) {
        if (one === open) break;
        after = one.number;
        settle(one);
      }
      // What we sent ourselves is not waited for here: it is sent again, and gets its reply.
      if (!open || kept.outbox.some(({ id }) => id === open.id)) return;
      await new Promise((resolve) => setTimeout(resolve, ANOTHER_LOOK * 1000));
    }
  }

  async function send() {
    if (sending) return;
    sending = true;
    const { signal } = life;
    while (kept.outbox.length) {
      const [message] = kept.outbox;
      view.working(true);
      try {
        const { exchange } = await ask('messages', message, signal);
        settle(exchange);
      } catch (error) {
        if (signal.aborted) return;
        take(message.id);
        view.refused(message, error.message);
      }
    }
    view.working(false);
    sending = false;
  }

  /** Takes the conversation up that this tab had before the page was loaded again. */
  async function resume() {
    const { signal } = life;
    sending = true; // what is said meanwhile comes after what was said before
    kept.outbox.forEach(view.sent);
    try {
      if (kept.token) await read(signal);
    } catch {
      if (signal.aborted) return;
      keep({ token: '' }); // the server does not know it
    }
    sending = false;
    send();
  }

  /** Says something, after all that was said before. */
  function say(text) {
    const message = { id: newId(), text };
    keep({ outbox: [...kept.outbox, message] });
    view.sent(message);
    send();
  }

  /** Ends it and forgets it; what is said next begins another one. */
  function clear() {
    life.abort();
    life = new AbortController();
    sending = false;
    forget();
    view.working(false);
  }

  return { resume, say, clear };
}

/** An id that nobody else makes; crypto.randomUUID would need HTTPS. */
function newId() {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
