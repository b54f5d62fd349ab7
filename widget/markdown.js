/** The marks that a reply may have, as nodes: docs/widget-protocol.md lists them. */

import { make } from './make.js';

const MARKS = new RegExp(
  [
    String.raw`\*\*(?<strong>[^*\n]+)\*\*`,
    String.raw`\*(?<em>[^*\s](?:[^*\n]*[^*\s])?)\*`,
    String.raw`\[(?<words>[^\]\n]+)\]\((?<address>[^\s)]+)\)`,
    String.raw`(?<bare>(?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>".,;:!?)])`,
  ].join('|'),
  'g',
);

/**
 * Paragraphs and lists of a text.
 *
 * @param {(address: string) => HTMLAnchorElement | null} link Makes a link, or none if its host
 *   is not allowed: then the words stay, as plain text.
 */
export function paragraphs(text, link) {
  return text
    .split(/\n{2,}/)
    .flatMap(blocks)
    .map((lines) =>
      isItem(lines[0])
        ? make('ul', {}, ...lines.map((line) => block('li', line.slice(2), link)))
        : block('p', lines.join('\n'), link),
    );
}

const block = (tag, text, link) => make(tag, { dir: 'auto' }, ...marked(text, link));

/** Runs of lines that are all items of a list, or all none. */
function blocks(paragraph) {
  const found = [];
  for (const line of paragraph.split('\n').filter((one) => one.trim())) {
    const last = found.at(-1);
    if (last && isItem(last[0]) === isItem(line)) last.push(line);
    else found.push([line]);
  }
  return found;
}

const isItem = (line) => line.startsWith('- ');

function* marked(text, link) {
  let end = 0;
  for (const { 0: mark, index, groups } of text.matchAll(MARKS)) {
    const { strong, em, words, address, bare } = groups;
    yield text.slice(end, index);
    end = index + mark.length;
    if (strong) yield make('strong', {}, ...marked(strong, link));
    else if (em) yield make('em', {}, ...marked(em, link));
    else yield linked(words ?? bare.replace('mailto:', ''), address ?? bare, link);
  }
  yield text.slice(end);
}

function linked(words, address, link) {
  const anchor = link(address);
  anchor?.prepend(words);
  return anchor ?? words;
}

/**
 * Makes the links of replies: to the hosts of the page, the server and the webmaster's list
 * alone, and to e-mail.
 *
 * @param {string[]} hosts The allowed hosts, with their port if they have one.
 * @param {string} newTab Says that a link opens in a new tab.
 */
export function linksTo(hosts, newTab) {
  const hint = () => make('span', { class: 'unseen' }, ` (${newTab})`);
  return (address) => {
    const { protocol, host, href } = parsed(address);
    if (protocol === 'mailto:') return make('a', { href });
    if (!/^https?:$/.test(protocol) || !hosts.includes(host)) return null;
    return make('a', { href, target: '_blank', rel: 'noopener' }, hint());
  };
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return {};
  }
}
