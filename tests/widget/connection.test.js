import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';

import { connect } from '../../widget/connection.js';

let server, answers, asked, session, told, waits, connection;

/** A server on a real port that gives the answers it was told to, one after the other. */
beforeEach(async () => {
  [answers, asked, told, waits] = [[], [], [], []];
  globalThis.navigator ??= {};
  Object.defineProperty(globalThis.navigator, 'onLine', { value: true, configurable: true });
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    const [status, said, headers] = request.url === '/session' ? [200, { session: `t${asked.length}` }] : answers.shift();
    if (!status) return request.socket.destroy();
    response.writeHead(status, headers);
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  session = { kept: { token: '' }, keep: (part) => Object.assign(session.kept, part) };
  const pause = async (seconds) => waits.push(seconds);
  const tell = (...trouble) => told.push(trouble);
  connection = connect(`http://127.0.0.1:${server.address().port}/`, session, tell, pause);
});

afterEach(() => server.close());

test('a session is asked for with the first request, without a body, and then kept', async () => {
  answers.push([200, { a: 1 }], [200, { a: 2 }]);

  assert.deepEqual(await connection.ask('messages', { id: '1', text: 'One?' }), { a: 1 });
  assert.deepEqual(await connection.ask('messages?after=3'), { a: 2 });
  assert.deepEqual(asked.map((one) => `${one.method} ${one.url}`), ['POST /session', 'POST /messages', 'GET /messages?after=3']);
  assert.equal(asked[0].body, '');
  assert.equal(asked[1].headers.authorization, 'Bearer t1');
  assert.equal(asked[1].headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(asked[1].body), { id: '1', text: 'One?' });
});

test('what was not heard is asked for again after 1, 2, 4, 8 and then every 15 seconds', async () => {
  answers.push(...Array(4).fill([0]), [502, '<h1>Bad gateway</h1>'], [503, { message: 'x' }], [200, {}]);
  await connection.ask('messages', { id: '1' });

  assert.deepEqual(waits, [1, 2, 4, 8, 15, 15]);
  assert.deepEqual(told, [...Array(6).fill(['retrying']), ['']]);
  assert.equal(new Set(asked.slice(1).map((one) => one.body)).size, 1);
});

test('who is offline hears that', async () => {
  Object.defineProperty(globalThis.navigator, 'onLine', { value: false, configurable: true });
  answers.push([0], [200, {}]);
  await connection.ask('messages', {});

  assert.deepEqual(told, [['offline'], ['']]);
});

test('a busy server is quoted and asked again when it says', async () => {
  answers.push([429, { message: 'Wait.' }, { 'Retry-After': '7' }], [429, { message: 'Wait.' }], [200, {}]);
  await connection.ask('messages', {});

  assert.deepEqual(waits, [7, 2]);
  assert.deepEqual(told, [['busy', 'Wait.'], ['busy', 'Wait.'], ['']]);
});

test('an unknown session is replaced once, and only where something is posted', async () => {
  session.kept.token = 'old';
  answers.push([401, {}], [200, { a: 1 }]);
  assert.deepEqual(await connection.ask('messages', {}), { a: 1 });
  assert.deepEqual(waits, []);

  answers.push([401, {}], [401, { message: 'No.' }]);
  await assert.rejects(connection.ask('messages', {}), { message: 'No.', status: 401 });
  answers.push([401, {}]);
  await assert.rejects(connection.ask('messages'), { status: 401 });
});

test('what is refused is refused with the sentence of the server, or none', async () => {
  answers.push([413, { message: 'Too much.' }], [413, '<h1>Too much</h1>']);

  await assert.rejects(connection.ask('messages', {}), { message: 'Too much.', status: 413 });
  await assert.rejects(connection.ask('messages', {}), { message: '' });
});

test('after the end nothing is asked or told', async () => {
  const life = new AbortController();
  answers.push([200, {}]);
  const answer = connection.ask('messages', {}, life.signal);
  life.abort();

  await assert.rejects(answer, { name: 'AbortError' });
  assert.deepEqual(told, []);
  await assert.rejects(connection.ask('messages', {}, life.signal), { name: 'AbortError' });
});

test('what an opened panel shows is asked for once, in a language', async () => {
  answers.push([200, { title: 'Ask' }]);
  assert.deepEqual(await connection.about('zh-Hant&x'), { title: 'Ask' });
  assert.equal(asked[0].url, '/about?lang=zh-Hant%26x');

  answers.push([503, {}]);
  await assert.rejects(connection.about('en'));
});
