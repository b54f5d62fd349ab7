/** What a tab remembers of its conversation; nothing before the first message is sent. */

/**
 * Kept in sessionStorage under one key, which goes with the tab: the token of the conversation,
 * and the messages that have no reply yet. Where storage is barred, the page remembers.
 */
export class Session {
  #key;
  #kept = { token: '', outbox: [] };

  /** @param {string} server Conversations with other servers are others. */
  constructor(server) {
    this.#key = `donor-guide ${server}`;
    try {
      Object.assign(this.#kept, JSON.parse(sessionStorage.getItem(this.#key)));
    } catch {
      // Barred, or not ours: the conversation begins anew.
    }
  }

  get token() {
    return this.#kept.token;
  }

  set token(token) {
    this.#keep({ token });
  }

  /** @returns {{id: string, text: string}[]} The messages without a reply, oldest first. */
  get outbox() {
    return this.#kept.outbox;
  }

  set outbox(outbox) {
    this.#keep({ outbox });
  }

  /** Forgets everything, here and in the storage. */
  clear() {
    this.#kept = { token: '', outbox: [] };
    this.#store((storage) => storage.removeItem(this.#key));
  }

  #keep(part) {
    Object.assign(this.#kept, part);
    this.#store((storage) => storage.setItem(this.#key, JSON.stringify(this.#kept)));
  }

  #store(change) {
    try {
      change(sessionStorage);
    } catch {
      // Barred or full: the page remembers.
    }
  }
}
