import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { linksTo, paragraphs } from '../../widget/markdown.js';

/** As much of a document as nodes are made with; written out, text is told from markup. */
class Element {
  constructor(tag) {
    Object.assign(this, { tag, attributes: {}, children: [] });
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
  prepend(...children) {
    this.children.unshift(...children);
  }
  toString() {
    const { dir, class: _, ...rest } = this.attributes;
    const attributes = Object.entries(rest).map(([name, value]) => ` ${name}=${value}`);
    const inside = this.children.map((one) => (typeof one === 'string' ? one.replaceAll('<', '&lt;') : one));
    return `<${this.tag}${attributes.join('')}>${inside.join('')}</${this.tag}>`;
  }
}

before(() => {
  globalThis.document = { createElement: (tag) => new Element(tag) };
});

const marked = (text) => paragraphs(text, linksTo(['good.example', 'good.example:8080'], 'new tab')).join('');
const link = (href, words) => `<a href=${href} target=_blank rel=noopener>${words}<span> (new tab)</span></a>`;

test('blank lines part paragraphs, and a line break stays one', () => {
  assert.equal(marked('One\ntwo\n\n\nthree'), '<p>One\ntwo</p><p>three</p>');
});

test('lines that begin with a dash are a list, also right below a line', () => {
  assert.equal(marked('One:\n- a\n- **b**\nmore'), '<p>One:</p><ul><li>a</li><li><strong>b</strong></li></ul><p>more</p>');
});

test('stars are for strong words and for emphasis, and else they stay', () => {
  assert.equal(marked('**a** *b* **c * d'), '<p><strong>a</strong> <em>b</em> **c * d</p>');
  assert.equal(marked('2 * 3 * 4'), '<p>2 * 3 * 4</p>');
});

test('a link leads to an allowed host alone', () => {
  assert.equal(marked('[give](https://good.example/x)'), `<p>${link('https://good.example/x', 'give')}</p>`);
  for (const address of [
    'https://evil.example', 'https://good.example.evil.example', 'https://good.example@evil.example',
    'javascript:alert', 'data:text/html,x', '//evil.example', 'https://good.example:81', 'x',
  ]) assert.equal(marked(`[give](${address})`), '<p>give</p>', address);
});

test('a bare address is a link without the mark that ends the sentence', () => {
  assert.equal(marked('See https://good.example:8080/a?b=c.'), `<p>See ${link('https://good.example:8080/a?b=c', 'https://good.example:8080/a?b=c')}.</p>`);
  assert.equal(marked('(mailto:team@x.example)'), '<p>(<a href=mailto:team@x.example>team@x.example</a>)</p>');
  assert.equal(marked('https://evil.example'), '<p>https://evil.example</p>');
});

test('what looks like HTML stays text', () => {
  assert.equal(marked('<img src=x onerror=alert(1)>'), '<p>&lt;img src=x onerror=alert(1)></p>');
});

test('a text of nothing but stars is read in no time', () => {
  marked('*'.repeat(20000) + '['.repeat(20000));
});
