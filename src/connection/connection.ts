import { ConfigError, connectionsIn, type Connection, type Platform } from './config.ts';

export { ConfigError, type Connection, type Platform };

let connections: Connection[] = [];

/**
 * Uses the configuration that the host put into the page; without one, loads `config.json` from the console's folder.
 * A missing file means "not connected yet".
 *
 * @throws ConfigError if the configuration is invalid
 */
export async function loadConnections(url: string): Promise<void> {
  const embedded = document.querySelector('#config')?.textContent ?? '';
  // Without a host that replaces it, the block contains only a comment.
  if (!embedded.trim().startsWith('{')) return setFromText(await fetchText(url), url);
  try {
    // `<!--` in the block may hide its end, so that the text goes on after the file.
    if (!embedded.includes('<!--')) return setConnections(JSON.parse(embedded));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
  }
  // The block may be cut off or too long, so mistakes are explained in the file.
  const file = await fetchText(url).catch(() => embedded);
  const { mistakeInMarkup } = await import('./config-mistake.ts');
  const mistake = mistakeInMarkup(file ?? embedded);
  if (mistake) throw new ConfigError([`${url}, ${mistake}`]);
  await setFromText(file, url);
}

async function fetchText(url: string): Promise<string | undefined> {
  const response = await requestConfig(url).catch((error: unknown) => {
    throw new ConfigError([`${url}: ${String(error)}`]);
  });
  // A host with a single-page fallback returns the page for a missing file.
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (response.status === 404 || (response.ok && isPage)) return undefined;
  if (!response.ok) throw new ConfigError([`${url}: HTTP ${response.status}`]);
  // The configuration decides where tokens are sent, so a redirect to another origin is refused.
  if (new URL(response.url, location.href).origin !== location.origin)
    throw new ConfigError([`${url}: redirected to ${response.url}`]);
  return response.text();
}

// Consumes the early request of index.html (`boot.ts`) once.
function requestConfig(url: string): Promise<Response> {
  const early = globalThis.keywardenConfig;
  globalThis.keywardenConfig = undefined;
  return early ?? fetch(url, { cache: 'no-cache' });
}

declare global {
  /** the request for `config.json` that index.html sent before the scripts were loaded */
  var keywardenConfig: Promise<Response> | undefined;
}

async function setFromText(text: string | undefined, url: string): Promise<void> {
  if (text === undefined) return;
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    const { mistakeInJson } = await import('./config-mistake.ts');
    throw new ConfigError([`${url}, ${mistakeInJson(text)}`]);
  }
  setConnections(config);
}

/** Uses a configuration object, such as the demo's. @throws ConfigError */
export function setConnections(config: unknown): void {
  connections = connectionsIn(config);
}

/** All connections, in the order of the configuration. A visit starts at the first one. */
export function allConnections(): readonly Connection[] {
  return connections;
}

/**
 * The connection of an organization: the one that names it; otherwise the first that offers all organizations of its
 * server.
 */
export function findConnection(organization: string): Connection | undefined {
  return (
    connections.find((connection) => connection.organizations?.includes(organization)) ??
    connections.find((connection) => !connection.organizations)
  );
}

/** `findConnection`, where one is required. @throws UnknownOrganization */
export function connectionTo(organization: string): Connection {
  const found = findConnection(organization);
  if (!found) throw new UnknownOrganization(organization);
  return found;
}

/** No connection offers the organization in the URL. */
export class UnknownOrganization extends Error {
  override name = 'UnknownOrganization';
  readonly organization: string;
  constructor(organization: string) {
    super(`No connection offers the organization ${organization}`);
    this.organization = organization;
  }
}
