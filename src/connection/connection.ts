import * as v from 'valibot';

const signInSchema = v.variant('kind', [
  /** a proxy on the console's own host adds the credentials */
  v.object({ kind: v.literal('proxy') }),
  /** a person pastes an access token */
  v.object({ kind: v.literal('token') }),
  /** Google Identity Services hands out an access token to this OAuth client */
  v.object({ kind: v.literal('google'), clientId: v.pipe(v.string(), v.minLength(1)) }),
]);

/** One place Keywarden talks to: a platform, its address, and the organizations to offer there. */
const connectionSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  platform: v.picklist(['x', 'edge']),
  /** up to and without `/organizations`, e.g. `https://apigee.googleapis.com/v1` or `/edge/v1` */
  baseUrl: v.pipe(
    v.string(),
    v.regex(/^(https?:\/\/|\/(?!\/))/u, 'must start with https://, http:// or /'),
    v.check((url) => URL.canParse(url, 'https://console.example'), 'is no address'),
    v.transform((url) => url.replace(/\/+$/u, '')),
  ),
  /** absent = all that the server lets one see */
  organizations: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))),
  signIn: v.optional(signInSchema, { kind: 'token' }),
  /** marks what must not be mistaken for a place to try things */
  production: v.optional(v.boolean(), false),
  /** how long gateways may honour what they have cached, in s (reference §5.3) */
  propagationSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 180),
});

const configSchema = v.object({
  connections: v.pipe(
    v.array(connectionSchema),
    // Tokens are kept by that name, and none may go to another host.
    v.check(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      'two have the same name',
    ),
    // An address names an organization and nothing else, so it has to lead to one connection.
    v.check((all) => {
      const named = all.flatMap(({ organizations }) => organizations ?? []);
      return new Set(named).size === named.length;
    }, 'two name the same organization'),
  ),
});

export type Connection = v.InferOutput<typeof connectionSchema>;
export type Platform = Connection['platform'];

/** A configuration that can't be used; `problems` say where and what, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

let connections: Connection[] = [];

/**
 * Takes the configuration that the host put into the page, else reads `config.json` beside the console.
 * A missing file means "not connected yet".
 *
 * @throws ConfigError when the configuration is there and wrong
 */
export async function loadConnections(url: string): Promise<void> {
  const embedded = document.querySelector('#config')?.textContent.trim() ?? '';
  // A host that includes nothing leaves the comment that asks for it.
  if (embedded.startsWith('{')) takeConnections(parse(embedded, 'config.json'));
  else await readConnections(url);
}

async function readConnections(url: string): Promise<void> {
  const response = await fetch(url, { cache: 'no-cache' }).catch((error: unknown) => {
    throw new ConfigError([`${url}: ${String(error)}`]);
  });
  // A host with a single-page fallback answers a missing file with the page itself.
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (response.status === 404 || (response.ok && isPage)) return;
  if (!response.ok) throw new ConfigError([`${url}: HTTP ${response.status}`]);
  takeConnections(parse(await response.text(), url));
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError([`${where}: ${String(error)}`]);
  }
}

/** Takes a configuration that is already there, such as the demo's. @throws ConfigError */
export function takeConnections(config: unknown): void {
  const parsed = v.safeParse(configSchema, config);
  if (!parsed.success)
    throw new ConfigError(
      parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'config.json'}: ${issue.message}`),
    );
  connections = parsed.output.connections;
}

/** Every connection, in the order of the configuration; the first one is where a visit starts. */
export function allConnections(): readonly Connection[] {
  return connections;
}

/**
 * The connection that leads to an organization: the one that names it, else the first that offers all
 * its server has.
 *
 * @throws UnknownOrganization
 */
export function connectionTo(organization: string): Connection {
  const found =
    connections.find((connection) => connection.organizations?.includes(organization)) ??
    connections.find((connection) => !connection.organizations);
  if (!found) throw new UnknownOrganization(organization);
  return found;
}

/** The address names an organization that no connection offers. */
export class UnknownOrganization extends Error {
  override name = 'UnknownOrganization';
  readonly organization: string;
  constructor(organization: string) {
    super(`No connection offers the organization ${organization}`);
    this.organization = organization;
  }
}
