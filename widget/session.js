/** What a tab remembers of its conversation; nothing before the first message is sent. */

/**
 * Kept in sessionStorage under one key, which goes with the tab. Where that is barred or full,
 * the page remembers.
 *
 * @param {string} server Conversations with other servers are others.
 * @returns `kept`: the token, and the outbox of messages `{id, text}` without a reply, oldest
 *   first; `keep(part)` changes a part of it, and `clear()` forgets everything.
 */
export function openSession(server) {
  const key = `donor-guide ${server}`;
  const kept = {};
  const stored = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  const clear = () => {
    Object.assign(kept, { token: '', outbox: [] });
    stored((storage) => storage.removeItem(key));
  };
  const keep = (part) => {
    Object.assign(kept, part);
    stored((storage) => storage.setItem(key, JSON.stringify(kept)));
  };
  const before = stored((storage) => JSON.parse(storage.getItem(key)));
  Object.assign(kept, { token: '', outbox: [] }, before);
  return { kept, keep, clear };
}
