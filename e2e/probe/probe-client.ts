/** The organization to probe; a proxy may need no token. */
export interface Target {
  /** the URL before `/organizations` */
  base: string;
  organization: string;
  token: string | undefined;
}

/** A complete reply. */
export interface Reply {
  status: number;
  headers: Headers;
  /** parsed JSON, else undefined */
  json: unknown;
  text: string;
}

export type Query = Record<string, string>;

interface RequestOptions {
  query?: Query;
  headers?: Record<string, string>;
  /** instead of the target's token; null = none */
  token?: string | null;
  /** instead of the target's organization */
  organization?: string;
}

export type Client = ReturnType<typeof probeClient>;

/** The mask of a key: its first and last four characters. */
export function masked(key: string): string {
  return key.length < 12 ? '…' : `${key.slice(0, 4)}…${key.slice(-4)}`;
}

/**
 * The probe's only client. It sends only GET and OPTIONS, so it can't change anything, and it collects every key
 * and secret it receives, to remove them from the report.
 */
export function probeClient(target: Target) {
  const secrets = new Map<string, string>();
  let requests = 0;
  if (target.token) secrets.set(target.token, '(token)');

  async function send(
    method: 'GET' | 'OPTIONS',
    path: string,
    options: RequestOptions,
  ): Promise<Reply> {
    const { query = {}, headers = {}, organization = target.organization } = options;
    const search = new URLSearchParams(query).toString();
    const root = `${target.base}/organizations/${encodeURIComponent(organization)}`;
    requests += 1;
    // Redirects are not followed, so that the token is not sent elsewhere.
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
    get(path: string, options: RequestOptions = {}): Promise<Reply> {
      const token = options.token === undefined ? target.token : options.token;
      const authorization = token ? { Authorization: `Bearer ${token}` } : {};
      const headers = { Accept: 'application/json', ...authorization, ...options.headers };
      return send('GET', path, { ...options, headers });
    },
    /** Sends a browser's preflight for `method` from `origin`, without a token. */
    preflight(path: string, method: string, origin: string): Promise<Reply> {
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'authorization,content-type',
      };
      return send('OPTIONS', path, { headers });
    },
    /** Also removes this text from the report. */
    hide(value: string, name: string): void {
      secrets.set(value, name);
    },
    /** The text without keys, secrets and tokens. Longest first, because one may be part of another. */
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
