import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { converse } from '../../widget/conversation.js';

let session, shown, asked, answer, conversation;

const idle = () => new Promise((resolve) => setTimeout(resolve));
const exchange = (number, id, messages = [{ text: 'Yes.' }]) => ({ number, id, messages });

/** A connection whose answers the test gives when it likes. */
beforeEach(() => {
  [shown, asked] = [[], []];
  session = { kept: { token: '', outbox: [] } };
  session.keep = (part) => Object.assign(session.kept, part);
  session.clear = () => session.keep({ token: '', outbox: [] });
  const view = {};
  for (const name of ['sent', 'answered', 'refused', 'working'])
    view[name] = (one) => shown.push(`${name} ${one.id ?? one}`);
  const ask = (path, body, signal) =>
    new Promise((resolve, reject) => {
      asked.push(body ? `${path} ${body.id}` : path);
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      answer = { with: async (value) => (resolve(value), idle()), refuse: async (why) => (reject(new Error(why)), idle()) };
    });
  conversation = converse(ask, session, view);
});

test('one message is on its way at a time, and the next one waits in the outbox', async () => {
  conversation.say('One?');
  conversation.say('Two?');
  const [one, two] = session.kept.outbox;
  assert.notEqual(one.id, two.id);
  assert.deepEqual(asked, [`messages ${one.id}`]);
  await answer.with({ exchange: exchange(1, one.id) });
  assert.deepEqual(session.kept.outbox, [two]);
  await answer.with({ exchange: exchange(2, two.id) });

  assert.deepEqual(session.kept.outbox, []);
  assert.deepEqual(shown.filter((one) => one.startsWith('answered')), [`answered ${one.id}`, `answered ${two.id}`]);
  assert.equal(shown.at(-1), 'working false');
});

test('a refused message leaves the outbox and the next one is sent', async () => {
  conversation.say('One?');
  conversation.say('Two?');
  const [one, two] = session.kept.outbox;
  await answer.refuse('No.');

  assert.ok(shown.includes(`refused ${one.id}`));
  assert.deepEqual(asked.at(-1), `messages ${two.id}`);
});

test('without a session nothing is asked when it is taken up', async () => {
  await conversation.resume();

  assert.deepEqual(asked, []);
});

test('history comes before what had no reply, which is sent again with its id', async () => {
  session.keep({ token: 't', outbox: [{ id: 'b', text: 'Two?' }, { id: 'c', text: 'Three?' }] });
  conversation.resume();
  conversation.say('Four?');
  const [, , four] = session.kept.outbox;
  assert.deepEqual(shown, ['sent b', 'sent c', `sent ${four.id}`]);
  assert.deepEqual(asked, ['messages?after=0']);
  await answer.with({ exchanges: [exchange(1, 'a'), exchange(2, 'b'), exchange(3, 'c', null)] });

  assert.deepEqual(shown.slice(3), ['answered a', 'answered b', 'working true']);
  assert.equal(asked.at(-1), 'messages c');
  assert.deepEqual(session.kept.outbox.map(({ id }) => id), ['c', four.id]);
});

test('a session that the server does not know is dropped when it is taken up', async () => {
  session.keep({ token: 't' });
  conversation.resume();
  await answer.refuse('No.');

  assert.equal(session.kept.token, '');
});

test('after clearing, a reply on its way is not shown, and a new message is sent at once', async () => {
  conversation.say('One?');
  conversation.clear();
  await idle();
  assert.deepEqual(session.kept, { token: '', outbox: [] });
  conversation.say('Two?');
  const [two] = session.kept.outbox;
  await answer.with({ exchange: exchange(1, two.id) });

  assert.deepEqual(shown.filter((one) => /answered|refused/.test(one)), [`answered ${two.id}`]);
});
