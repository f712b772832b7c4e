/** How people sign in to a connection. */
type SignIn =
  /** a proxy on the console's own host adds the credentials */
  | { kind: 'proxy' }
  /** the person pastes an access token */
  | { kind: 'token' }
  /** Google Identity Services issues an access token to this OAuth client */
  | { kind: 'google'; clientId: string };

export type Platform = 'x' | 'edge';

/** A server that Keywarden connects to: its platform, its URL, and the organizations to offer. */
export interface Connection {
  name: string;
  platform: Platform;
  /** up to and without `/organizations`, e.g. `https://apigee.googleapis.com/v1` or `/edge/v1` */
  baseUrl: string;
  /** absent = all that the server lists */
  organizations?: string[] | undefined;
  signIn: SignIn;
  /** shows a mark, so that nobody mistakes it for a test environment */
  production: boolean;
  /** how long gateways may honor what they have cached, in s (docs/apigee-api.md, "Propagation") */
  propagationSeconds: number;
}

/** An invalid or unknown field. `config-mistake.ts` explains it. */
export interface Mistake {
  /** such as `connections.0` */
  path: string;
  field: string;
  isUnknown: boolean;
}

/** An invalid configuration; `problems` describe each mistake and its place in a line. */
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

/** The rules of a `signIn` object; only Google has a `clientId`. */
function rulesOfSignIn(signIn: Fields): Rules {
  return signIn['kind'] === 'google' ? { ...signInRules, clientId: isText } : signInRules;
}

/**
 * The connections of a configuration (docs/connect.md). Validated by hand, without texts for mistakes, because this code
 * loads with every first page.
 *
 * @throws ConfigError that names all mistakes, including unknown fields
 */
export function connectionsIn(config: unknown): Connection[] {
  const mistakes: Mistake[] = [];
  const check = (value: unknown, path: string, rules: Rules): Fields => {
    const fields = isObject(value) ? value : {};
    for (const field of Object.keys({ ...rules, ...fields })) {
      const isUnknown = !Object.hasOwn(rules, field);
      if (isUnknown || !rules[field]?.(fields[field])) mistakes.push({ path, field, isUnknown });
    }
    return fields;
  };

  const { connections: all } = check(config, 'config.json', configRules);
  const connections = (Array.isArray(all) ? all : []).map((each: unknown, index) => {
    const path = `connections.${index}`;
    const fields = check(each, path, connectionRules);
    const { signIn = { kind: 'token' } } = fields;
    if (isObject(signIn)) check(signIn, `${path}.signIn`, rulesOfSignIn(signIn));
    return withDefaults(fields, signIn);
  });
  if (mistakes.length > 0)
    throw new ConfigError(
      mistakes.map(({ path, field }) => `${path}.${field}: not usable`),
      mistakes,
    );
  // Tokens are stored by connection name, and none may be sent to another host.
  if (hasDuplicates(connections.map(({ name }) => name)))
    throw new ConfigError(['connections: two have the same name']);
  // A URL contains only the organization, so the organization must identify the connection.
  if (hasDuplicates(connections.flatMap(({ organizations }) => organizations ?? [])))
    throw new ConfigError(['connections: two name the same organization']);
  return connections;
}

function withDefaults(fields: Fields, signIn: unknown): Connection {
  const { production = false, propagationSeconds = 180, baseUrl } = fields;
  const withoutSlash = String(baseUrl).replace(/\/+$/u, '');
  const known = { production, propagationSeconds, signIn, baseUrl: withoutSlash };
  return { ...fields, ...known } as Connection;
}

// A path and a query are appended to it, so it must have no query or fragment.
function isBaseUrl(value: unknown): boolean {
  if (
    typeof value !== 'string' ||
    !/^(https?:\/\/(?![^/]*@)|\/(?!\/))[^\s\\\p{C}?#]*$/u.test(value)
  )
    return false;
  return URL.canParse(value, 'https://console.example') && !/\/organizations\/*$/u.test(value);
}

function hasDuplicates(names: string[]): boolean {
  return new Set(names).size < names.length;
}
