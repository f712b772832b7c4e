import { shellWords } from './shell-words.ts';

/** What a curl command sends, as far as it tells which call it is and with which key. */
export interface CurlRequest {
  /** missing = the command has none */
  url: string | undefined;
  method: string;
  headers: string[];
  /** `name=value` pairs that `-G` adds to the query */
  query: string[];
  /** `name=value` pairs of a form in the body */
  form: string[];
  /** `user:password` for Basic authentication */
  user: string | undefined;
  hasToken: boolean;
}

/** Reads a curl command, also after a prompt or variables; `null` = not one. */
export function readCurl(text: string): CurlRequest | null {
  const words = shellWords(text);
  const at = words.findIndex((word) => /^(?:.*[\\/])?curl(?:\.exe)?$/iu.test(word));
  const isCommand = at !== -1 && words.slice(0, at).every((word) => mayPrecede.test(word));
  return isCommand ? requestOf([...options(words.slice(at + 1))]) : null;
}

const mayPrecede = /^(?:[$%#>]|PS.*>|sudo|time|exec|\w+=.*)$/u;

interface Option {
  /** the long name, without dashes; `url` for a word without option */
  name: string;
  value: string;
}

function* options(words: readonly string[]): Generator<Option> {
  const left = words.values();
  const next = () => left.next().value ?? '';
  for (const word of left) {
    if (word.startsWith('--')) yield longOption(word.slice(2), next);
    else if (/^-\w/u.test(word)) yield* shortOptions(word.slice(1), next);
    else yield { name: 'url', value: word };
  }
}

function longOption(word: string, next: () => string): Option {
  const [, name = word, value] = /^([\w-]+)=([^]*)$/u.exec(word) ?? [];
  return { name, value: value ?? (valued.has(name) ? next() : '') };
}

// `-sXPOST` is `-s -X POST`.
function* shortOptions(letters: string, next: () => string): Generator<Option> {
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters.charAt(index);
    const isValued = valuedLetters.includes(letter);
    const value = isValued ? letters.slice(index + 1) || next() : '';
    yield { name: longNames[letter] ?? letter, value };
    if (isValued) return;
  }
}

const longNames: Record<string, string> = {
  H: 'header',
  X: 'request',
  d: 'data',
  G: 'get',
  I: 'head',
  u: 'user',
  F: 'form',
  T: 'upload-file',
};

const valuedLetters = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';

const dataOptions = ['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json'];

// Only those whose values could be taken for a URL or that matter here.
const valued = new Set([
  ...dataOptions,
  ...'header request url user form form-string upload-file oauth2-bearer url-query'.split(' '),
  ...'user-agent referer cookie cookie-jar output proxy preproxy proxy-user proxy-header'.split(
    ' ',
  ),
  ...'resolve connect-to interface dns-servers doh-url noproxy socks5 socks5-hostname'.split(' '),
  ...'cert cert-type key key-type pass cacert capath ciphers engine unix-socket'.split(' '),
  ...'max-time connect-timeout retry retry-delay retry-max-time limit-rate max-redirs'.split(' '),
  ...'write-out config dump-header stderr trace trace-ascii range time-cond'.split(' '),
  ...'aws-sigv4 tls-max tls13-ciphers pinnedpubkey haproxy-clientip'.split(' '),
]);

function requestOf(given: readonly Option[]): CurlRequest {
  const all = (...names: string[]) => given.filter(({ name }) => names.includes(name));
  const last = (name: string) => all(name).at(-1)?.value;
  const data = all(...dataOptions).filter(({ name }) => name !== 'json');
  const isQuery = all('get').length > 0;
  const pairs = data.flatMap(pairsOf);
  const added = all('url-query').flatMap(({ value }) => pairsOf({ name: 'data-urlencode', value }));
  const urls = all('url').map(({ value }) => value);
  return {
    url: urls.find((url) => /[./:]/u.test(url)) ?? urls[0],
    method: (last('request') || impliedMethod(given)).toUpperCase(),
    headers: all('header').map(({ value }) => value),
    query: isQuery ? [...added, ...pairs] : added,
    form: isQuery ? [] : pairs,
    user: last('user'),
    hasToken: last('oauth2-bearer') !== undefined,
  };
}

function impliedMethod(given: readonly Option[]): string {
  const has = (...names: string[]) => given.some(({ name }) => names.includes(name));
  if (has('head')) return 'HEAD';
  if (has('get')) return 'GET';
  if (has('upload-file')) return 'PUT';
  return has(...dataOptions, 'form', 'form-string') ? 'POST' : 'GET';
}

// `@file` is not known here. `--data-urlencode` encodes what follows the first `=`.
function pairsOf({ name, value }: Option): string[] {
  if (value.startsWith('@')) return [];
  if (name !== 'data-urlencode') return value.split('&');
  const [, key = '', content = value] = /^([^=]*)=([^]*)$/u.exec(value) ?? [];
  return [key ? `${key}=${encodeURIComponent(content)}` : encodeURIComponent(content)];
}
