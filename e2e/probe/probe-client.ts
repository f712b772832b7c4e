/** Where the probe asks; a proxy may need no token. */
export interface Target {
  /** up to and without `/organizations` */
  base: string;
  organization: string;
  token: string | undefined;
}

/** A reply, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  /** parsed JSON, else undefined */
  json: unknown;
  text: string;
}

export type Query = Record<string, string>;

interface Asked {
  query?: Query;
  headers?: Record<string, string>;
  /** another token than the target's; null = none */
  token?: string | null;
  /** another organization than the target's */
  organization?: string;
}

export type Client = ReturnType<typeof probeClient>;

/** What a key may be called by: its first and last four characters. */
export function masked(key: string): string {
  return key.length < 12 ? '…' : `${key.slice(0, 4)}…${key.slice(-4)}`;
}

/**
 * The only way the probe talks to a server. It has no method but GET and OPTIONS, so there is nothing that
 * it could change, and it remembers every key and secret that came by, so that none gets into the report.
 */
export function probeClient(target: Target) {
  const secrets = new Map<string, string>();
  let requests = 0;
  if (target.token) secrets.set(target.token, '(token)');

  async function send(method: 'GET' | 'OPTIONS', path: string, asked: Asked): Promise<Reply> {
    const { query = {}, headers = {}, organization = target.organization } = asked;
    const search = new URLSearchParams(query).toString();
    const root = `${target.base}/organizations/${encodeURIComponent(organization)}`;
    requests += 1;
    // A redirect is an answer of its own: nothing follows it, least of all the token.
    const reply = await fetch(root + path + (search && `?${search}`), {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    const text = await reply.text();
    const json = parse(text);
    remember(json);
    return { status: reply.status, headers: reply.headers, json, text };
  }

  // Keys and secrets at any depth of a body.
  function remember(value: unknown): void {
    for (const [name, field] of entries(value)) {
      if (typeof field !== 'string') remember(field);
      else if (name === 'consumerKey') secrets.set(field, masked(field));
      else if (name === 'consumerSecret') secrets.set(field, '(secret)');
    }
  }

  return {
    /** @param path below the organization, with encoded segments */
    get(path: string, asked: Asked = {}): Promise<Reply> {
      const token = asked.token === undefined ? target.token : asked.token;
      const authorization = token ? { Authorization: `Bearer ${token}` } : {};
      const headers = { Accept: 'application/json', ...authorization, ...asked.headers };
      return send('GET', path, { ...asked, headers });
    },
    /** What a browser asks before it sends `method` from `origin`; it never sends a token with that. */
    preflight(path: string, method: string, origin: string): Promise<Reply> {
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'authorization,content-type',
      };
      return send('OPTIONS', path, { headers });
    },
    /** Keeps something else out of the report too. */
    hide(value: string, name: string): void {
      secrets.set(value, name);
    },
    /** The text without any key, secret or token; the longest first, for one may be part of another. */
    redact(text: string): string {
      return [...secrets]
        .filter(([secret]) => secret.length >= 6)
        .sort(([one], [other]) => other.length - one.length)
        .reduce((rest, [secret, name]) => rest.replaceAll(secret, () => name), text);
    },
    requests: () => requests,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
