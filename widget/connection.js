/** Requests of docs/widget-protocol.md: what is tried again, when, and what is refused. */

const WAITS = [1, 2, 4, 8, 15]; // seconds; the last one again and again
const TIMEOUT = 60; // a turn may take long; asked for again, the server waits for the same one
const TIMEOUT_OF_ABOUT = 8;

/**
 * @param {string} base The address that those of the protocol are relative to.
 * @param session Has the token; see session.js.
 * @param {(trouble: string, sentence?: string) => void} tell Hears `offline`, `retrying`, or
 *   `busy` with the server's sentence while something is tried again, and '' once it went well.
 * @param {(seconds: number) => Promise} pause
 */
export function connect(base, { kept, keep }, tell, pause = untilOnline) {
  async function request(path, options, seconds = TIMEOUT) {
    const signal = AbortSignal.timeout(seconds * 1000);
    const answer = await fetch(base + path, { ...options, credentials: 'omit', signal });
    if (answer.ok) return answer.json();
    const { message = '' } = await answer.json().catch(() => ({})); // a proxy's page is no JSON
    const wait = Number(answer.headers.get('Retry-After')) || undefined;
    throw Object.assign(new Error(message), { status: answer.status, wait });
  }

  async function inSession(path, body) {
    if (!kept.token) keep({ token: (await request('session', { method: 'POST' })).session });
    const headers = { Authorization: `Bearer ${kept.token}` };
    if (!body) return request(path, { headers });
    headers['Content-Type'] = 'application/json';
    return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** What an opened panel shows; fails when the server cannot be reached. */
  function about(language) {
    return request(`about?lang=${encodeURIComponent(language)}`, {}, TIMEOUT_OF_ABOUT);
  }

  /**
   * The answer to a request of the conversation, asked for until there is one. What is posted
   * without a session, or with one that the server does not know, gets a new one.
   *
   * @param {object} [body] What is posted; without it, the request gets.
   * @param {AbortSignal} [signal] Once aborted, nothing is asked or told any more.
   * @throws What was refused: an error with the server's sentence as its message.
   */
  async function ask(path, body, signal) {
    let renewed = false;
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted();
      try {
        const answer = await inSession(path, body);
        signal?.throwIfAborted();
        tell('');
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        const { status = 500, message, wait = WAITS[Math.min(tries, 4)] } = error;
        if (status === 401 && body && !renewed) {
          renewed = true;
          keep({ token: '' });
          continue;
        }
        if (status < 500 && status !== 429) throw error;
        if (status === 429) tell('busy', message);
        else tell(navigator.onLine ? 'retrying' : 'offline');
        await pause(wait);
      }
    }
  }

  return { about, ask };
}

/** Waits, or until the browser is online again. */
function untilOnline(seconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener('online', resolve, { once: true });
  });
}
