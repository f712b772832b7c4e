/** How people sign in to a connection. */
type SignIn =
  /** a proxy on the console's own host adds the credentials */
  | { kind: 'proxy' }
  /** a person pastes an access token */
  | { kind: 'token' }
  /** Google Identity Services hands out an access token to this OAuth client */
  | { kind: 'google'; clientId: string };

export type Platform = 'x' | 'edge';

/** One place Keywarden talks to: a platform, its address, and the organizations to offer there. */
export interface Connection {
  name: string;
  platform: Platform;
  /** up to and without `/organizations`, e.g. `https://apigee.googleapis.com/v1` or `/edge/v1` */
  baseUrl: string;
  /** absent = all that the server lets one see */
  organizations?: string[] | undefined;
  signIn: SignIn;
  /** marks what must not be mistaken for a place to try things */
  production: boolean;
  /** how long gateways may honor what they have cached, in s (docs/apigee-api.md, "Propagation") */
  propagationSeconds: number;
}

/** A field that is wrong, or that nobody knows. `config-mistake.ts` says more of it. */
export interface Mistake {
  /** such as `connections.0` */
  place: string;
  field: string;
  isUnknown: boolean;
}

/** A configuration that can't be used; `problems` say where and what, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];
  readonly mistakes: Mistake[];
  constructor(problems: string[], mistakes: Mistake[] = []) {
    super(problems.join('\n'));
    this.problems = problems;
    this.mistakes = mistakes;
  }
}

type Fields = Record<string, unknown>;
type Rules = Record<string, (value: unknown) => boolean>;

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const optional = (rule: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || rule(value);

const configRules: Rules = { connections: Array.isArray };

const connectionRules: Rules = {
  name: isText,
  platform: (value) => value === 'x' || value === 'edge',
  baseUrl: isBaseUrl,
  organizations: optional(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  ),
  signIn: optional(isObject),
  production: optional((value) => typeof value === 'boolean'),
  propagationSeconds: optional(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 3600,
  ),
};

const signInRules: Rules = {
  kind: (value) => ['proxy', 'token', 'google'].includes(value as string),
};

/** The rules of a `signIn` object: only Google has a client. */
function rulesOfSignIn(signIn: Fields): Rules {
  return signIn['kind'] === 'google' ? { ...signInRules, clientId: isText } : signInRules;
}

/**
 * The connections of a configuration (docs/connect.md). By hand, and without the words for its mistakes, because
 * this is part of every first page.
 *
 * @throws ConfigError that names every mistake, fields that nobody knows included
 */
export function connectionsIn(config: unknown): Connection[] {
  const mistakes: Mistake[] = [];
  const check = (value: unknown, place: string, rules: Rules): Fields => {
    const fields = isObject(value) ? value : {};
    for (const field of Object.keys({ ...rules, ...fields })) {
      const isUnknown = !Object.hasOwn(rules, field);
      if (isUnknown || !rules[field]?.(fields[field])) mistakes.push({ place, field, isUnknown });
    }
    return fields;
  };

  const { connections: all } = check(config, 'config.json', configRules);
  const connections = (Array.isArray(all) ? all : []).map((each: unknown, index) => {
    const place = `connections.${index}`;
    const fields = check(each, place, connectionRules);
    const { signIn = { kind: 'token' } } = fields;
    if (isObject(signIn)) check(signIn, `${place}.signIn`, rulesOfSignIn(signIn));
    return filledIn(fields, signIn);
  });
  if (mistakes.length > 0)
    throw new ConfigError(
      mistakes.map(({ place, field }) => `${place}.${field}: not usable`),
      mistakes,
    );
  // Tokens are kept by that name, and none may go to another host.
  if (repeats(connections.map(({ name }) => name)))
    throw new ConfigError(['connections: two have the same name']);
  // An address names an organization and nothing else, so it has to lead to one connection.
  if (repeats(connections.flatMap(({ organizations }) => organizations ?? [])))
    throw new ConfigError(['connections: two name the same organization']);
  return connections;
}

function filledIn(fields: Fields, signIn: unknown): Connection {
  const { production = false, propagationSeconds = 180, baseUrl } = fields;
  const withoutSlash = String(baseUrl).replace(/\/+$/u, '');
  const known = { production, propagationSeconds, signIn, baseUrl: withoutSlash };
  return { ...fields, ...known } as Connection;
}

// A path and a query are put behind it, so it must end where a path goes on.
function isBaseUrl(value: unknown): boolean {
  if (
    typeof value !== 'string' ||
    !/^(https?:\/\/(?![^/]*@)|\/(?!\/))[^\s\\\p{C}?#]*$/u.test(value)
  )
    return false;
  return URL.canParse(value, 'https://console.example') && !/\/organizations\/*$/u.test(value);
}

function repeats(names: string[]): boolean {
  return new Set(names).size < names.length;
}
