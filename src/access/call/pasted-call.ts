import { readCurl, type CurlRequest } from '../curl/curl-command.ts';

interface Request {
  method: string;
  /** without query, encoded as it was pasted */
  path: string;
  /** without `?`, and without keys, secrets and tokens */
  query: string;
  /** the API key, by itself, so that it can be masked */
  key?: string;
  /** it has an access token, whose key is not known */
  hasToken: boolean;
}

/** What a pasted text says of a call; `missing` = what it lacks. */
export type PastedCall =
  | (Request & { host: string; port?: number; missing?: never })
  /** a path, or a URL whose host is a variable or a placeholder */
  | (Request & { missing: 'host' })
  | { missing: 'url' };

/**
 * Reads a pasted URL, also after a method, or a curl command.
 *
 * The key is looked for in a header, in the query, as the user of Basic authentication, and in a form. A variable or
 * placeholder in its place is no key.
 */
export function readPastedCall(text: string): PastedCall {
  const sent = readCurl(text) ?? readPlain(text);
  const url = sent.url === undefined ? null : parseUrl(sent.url);
  if (!url) return { missing: 'url' };
  const pairs = [...url.search.slice(1).split('&'), ...sent.query].filter((pair) => pair !== '');
  const found = keyIn(sent, url, pairs);
  const isSecret = (pair: string) =>
    isCredential(nameOfPair(pair)) || valueOfPair(pair) === found.key;
  const request = {
    method: sent.method,
    path: url.pathname,
    query: pairs.filter((pair) => !isSecret(pair)).join('&'),
    hasToken: hasToken(sent, pairs),
    ...found,
  };
  if (url.hostname === unknownHost) return { missing: 'host', ...request };
  const host = url.hostname.replaceAll(/^\[|\]$/gu, '');
  return { host, ...(url.port && { port: Number(url.port) }), ...request };
}

const verb = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/iu;

function readPlain(text: string): CurlRequest {
  const words = text.split(/\s+/u).map((word) => word.replaceAll(/^["'`(]+|["'`),;]+$/gu, ''));
  const method = words.find((word) => word !== '' && verb.test(word)) ?? 'GET';
  return { ...nothing, url: words.find(isLikeUrl), method: method.toUpperCase() };
}

const nothing = { headers: [], query: [], form: [], user: undefined, hasToken: false };

function isLikeUrl(word: string): boolean {
  return (
    /^(?:https?:\/\/|\/|[$<{[])./iu.test(word) ||
    /^[\w-]+(?:\.[\w-]+)*(?:\.[a-z]{2,}|:\d+)(?:[/?:]|$)/iu.test(word) ||
    /^localhost(?:[/?]|$)/iu.test(word)
  );
}

/** Stands for a host that is not known. */
const unknownHost = 'host.invalid';

function parseUrl(text: string): URL | null {
  const [, scheme = 'https://', authority = '', rest = ''] =
    /^([a-z][a-z\d+.-]*:\/\/)?([^/?#]*)([^]*)$/iu.exec(text) ?? [];
  if (!/^https?:/iu.test(scheme)) return null;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const isKnown = host !== '' && !/[$<>{}%]|^:/u.test(host);
  const url = `${scheme}${isKnown ? authority : unknownHost}${rest}`;
  return URL.canParse(url) ? new URL(url) : null;
}

function keyIn(sent: CurlRequest, url: URL, pairs: readonly string[]): { key?: string } {
  const headers = sent.headers.map(splitHeader);
  const basic = headers.flatMap(({ name, value }) => {
    const [, encoded] = /^basic\s+(\S+)$/iu.exec(name === 'authorization' ? value : '') ?? [];
    return encoded ? [userOf(decodeBasic(encoded))] : [];
  });
  const candidates = [
    ...headers.filter(({ name }) => isKeyName(name)).map(({ value }) => value),
    ...headers.flatMap(({ value }) => /^api-?key\s+(\S+)$/iu.exec(value)?.[1] ?? []),
    ...pairs.filter((pair) => isKeyName(nameOfPair(pair))).map(valueOfPair),
    ...basic,
    userOf(sent.user ?? ''),
    decode(url.username),
    ...sent.form.filter((pair) => isKeyName(nameOfPair(pair))).map(valueOfPair),
  ];
  const key = candidates.find((value) => value !== '' && !isPlaceholder(value));
  return key === undefined ? {} : { key };
}

function hasToken(sent: CurlRequest, pairs: readonly string[]): boolean {
  const isBearer = sent.headers.some((header) => /^authorization:\s*bearer\s/iu.test(header));
  return isBearer || sent.hasToken || pairs.some((pair) => nameOfPair(pair) === 'access_token');
}

function splitHeader(header: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([^:]*):\s*([^]*?)\s*$/u.exec(header) ?? [];
  return { name: name.trim().toLowerCase(), value };
}

function isKeyName(name: string): boolean {
  return /^(?:x[-_]?)?(?:(?:api|app|consumer|client|developer)[-_.]?(?:key|id)|key)$/iu.test(name);
}

// What must not stay in a query.
function isCredential(name: string): boolean {
  return isKeyName(name) || /secret|token|passw|signature/iu.test(name);
}

function isPlaceholder(value: string): boolean {
  return /^[$<{%[]|^(?:your|my)[-_ ]|^[x*•.…]+$/iu.test(value);
}

function nameOfPair(pair: string): string {
  return decode(pair.split('=', 1)[0] ?? '');
}

function valueOfPair(pair: string): string {
  return decode(pair.slice(pair.indexOf('=') + 1));
}

function userOf(userAndPassword: string): string {
  return userAndPassword.split(':', 1)[0] ?? '';
}

function decodeBasic(encoded: string): string {
  try {
    return atob(encoded);
  } catch {
    return '';
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
