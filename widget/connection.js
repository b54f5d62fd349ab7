/** Requests of docs/widget-protocol.md: what is tried again, when, and what is refused. */

const WAITS = [1, 2, 4, 8, 15]; // seconds; the last one again and again
const TIMEOUT = 60000; // a turn may take its time; asked again, the server waits for the same one
const TIMEOUT_OF_ABOUT = 8000;

/** The server's answer that it will not do what was asked; the message is its sentence. */
export class Refused extends Error {
  constructor(status, sentence, wait) {
    super(sentence);
    Object.assign(this, { status, wait });
  }
}

export class Connection {
  #base;
  #session;
  #tell;
  #pause;

  /**
   * @param {string} base The address that those of the protocol are relative to.
   * @param {import('./session.js').Session} session Has the token.
   * @param {(trouble: string, sentence?: string) => void} tell Hears `offline`, `retrying`, or
   *   `busy` with the server's sentence while something is tried again, and '' once it went well.
   * @param pause Waits for seconds, or until the signal is aborted.
   */
  constructor(base, session, tell, pause = untilOnline) {
    this.#base = base;
    this.#session = session;
    this.#tell = tell;
    this.#pause = pause;
  }

  /** What an opened panel shows; fails when the server cannot be reached. */
  about(language) {
    const path = `about?lang=${encodeURIComponent(language)}`;
    return this.#fetch(path, { signal: AbortSignal.timeout(TIMEOUT_OF_ABOUT) });
  }

  /**
   * The answer to a request of the conversation, asked for until there is one. What is posted
   * without a session, or with one that the server does not know, gets a new one.
   *
   * @param {object} [body] What is posted; without it, the request gets.
   * @param {AbortSignal} signal Ends it.
   * @throws {Refused}
   */
  async ask(path, body, signal) {
    let renewed = false;
    for (let tries = 0; ; tries++) {
      try {
        const answer = await this.#inSession(path, body, signal);
        this.#tell('');
        return answer;
      } catch (error) {
        if (signal.aborted) throw error;
        const { status = 500, wait = WAITS[Math.min(tries, WAITS.length - 1)] } = error;
        if (status === 401 && body && !renewed) {
          renewed = true;
          this.#session.token = '';
          continue;
        }
        if (status < 500 && status !== 429) throw error;
        if (status === 429) this.#tell('busy', error.message);
        else this.#tell(globalThis.navigator?.onLine === false ? 'offline' : 'retrying');
        await this.#pause(wait, signal);
      }
    }
  }

  async #inSession(path, body, signal) {
    this.#session.token ||= (await this.#fetch('session', { method: 'POST', signal })).session;
    const headers = { Authorization: `Bearer ${this.#session.token}` };
    if (!body) return this.#fetch(path, { headers, signal });
    headers['Content-Type'] = 'application/json';
    return this.#fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  }

  async #fetch(path, { signal, ...request }) {
    const limited = new AbortController();
    const end = () => limited.abort(signal.reason);
    const timer = setTimeout(() => limited.abort(), TIMEOUT);
    signal.addEventListener('abort', end);
    try {
      const options = { ...request, signal: limited.signal, credentials: 'omit' };
      const answer = await fetch(this.#base + path, options);
      if (answer.ok) return await answer.json();
      const { message = '' } = await answer.json().catch(() => ({})); // a proxy's page is no JSON
      throw new Refused(answer.status, message, +answer.headers.get('Retry-After') || undefined);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }
}

/** Waits for seconds, or until the browser is online again, or the signal is aborted. */
function untilOnline(seconds, signal) {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, seconds * 1000);
    addEventListener('online', over);
    signal.addEventListener('abort', over, { once: true });
  });
}
