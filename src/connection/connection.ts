import { ConfigError, connectionsIn, type Connection, type Platform } from './config.ts';

export { ConfigError, type Connection, type Platform };

let connections: Connection[] = [];

/**
 * Takes the configuration that the host put into the page, else loads `config.json` beside the console.
 * A missing file means "not connected yet".
 *
 * @throws ConfigError when the configuration is there and wrong
 */
export async function loadConnections(url: string): Promise<void> {
  const embedded = document.querySelector('#config')?.textContent ?? '';
  // A host that includes nothing leaves the comment that asks for it.
  if (!embedded.trim().startsWith('{')) return takeText(await textAt(url), url);
  try {
    // In a page this is markup, which can go on where the file ends.
    if (!embedded.includes('<!--')) return takeConnections(JSON.parse(embedded));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
  }
  // The page has another end than the file, so the file is what to explain.
  const file = await textAt(url).catch(() => embedded);
  const { mistakeInMarkup } = await import('./config-mistake.ts');
  const mistake = mistakeInMarkup(file ?? embedded);
  if (mistake) throw new ConfigError([`${url}, ${mistake}`]);
  await takeText(file, url);
}

async function textAt(url: string): Promise<string | undefined> {
  const response = await fetch(url, { cache: 'no-cache' }).catch((error: unknown) => {
    throw new ConfigError([`${url}: ${String(error)}`]);
  });
  // A host with a single-page fallback answers a missing file with the page itself.
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (response.status === 404 || (response.ok && isPage)) return undefined;
  if (!response.ok) throw new ConfigError([`${url}: HTTP ${response.status}`]);
  // It decides where tokens go, so no other site may answer for this one.
  if (new URL(response.url, location.href).origin !== location.origin)
    throw new ConfigError([`${url}: redirected to ${response.url}`]);
  return response.text();
}

async function takeText(text: string | undefined, url: string): Promise<void> {
  if (text === undefined) return;
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    const { mistakeInJson } = await import('./config-mistake.ts');
    throw new ConfigError([`${url}, ${mistakeInJson(text)}`]);
  }
  takeConnections(config);
}

/** Takes a configuration that is already there, such as the demo's. @throws ConfigError */
export function takeConnections(config: unknown): void {
  connections = connectionsIn(config);
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
