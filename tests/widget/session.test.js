import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { openSession } from '../../widget/session.js';

const barred = { get: () => { throw new Error('barred'); }, configurable: true };

/** What a browser's storage does, as far as we use it. */
function storage(kept = {}) {
  return {
    kept,
    getItem: (key) => kept[key] ?? null,
    setItem: (key, text) => { kept[key] = text; },
    removeItem: (key) => delete kept[key],
  };
}

afterEach(() => delete globalThis.sessionStorage);

test('nothing is stored before something is kept', () => {
  globalThis.sessionStorage = storage();
  openSession('https://one.example/');

  assert.deepEqual(sessionStorage.kept, {});
});

test('what was kept is there again after a reload', () => {
  globalThis.sessionStorage = storage();
  openSession('https://one.example/').keep({ token: 't', outbox: [{ id: '1', text: 'One?' }] });

  const { kept } = openSession('https://one.example/');
  assert.deepEqual(kept, { token: 't', outbox: [{ id: '1', text: 'One?' }] });
});

test('another server has another session', () => {
  globalThis.sessionStorage = storage();
  openSession('https://one.example/').keep({ token: 't' });

  assert.equal(openSession('https://two.example/').kept.token, '');
});

test('what is cleared is gone from the storage as well', () => {
  globalThis.sessionStorage = storage();
  const session = openSession('https://one.example/');
  session.keep({ token: 't' });
  session.clear();

  assert.deepEqual(session.kept, { token: '', outbox: [] });
  assert.deepEqual(sessionStorage.kept, {});
});

test('where storage is barred, or holds what is not ours, the page remembers', () => {
  Object.defineProperty(globalThis, 'sessionStorage', barred);
  const session = openSession('https://one.example/');
  session.keep({ token: 't' });
  assert.equal(session.kept.token, 't');
  session.clear();
  delete globalThis.sessionStorage;
  globalThis.sessionStorage = storage({ 'donor-guide https://one.example/': 'no JSON' });

  assert.deepEqual(openSession('https://one.example/').kept, { token: '', outbox: [] });
});
