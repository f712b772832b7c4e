// Runs inline in index.html, before the first paint and while the scripts load: sets the stored theme, requests the
// configuration, if the host did not put it into the page, and the list of apps, and prepares sorting and formatting.
import { addressOf, firstPage, wholeApps } from './api/lists/first-page.ts';

interface ConfiguredConnection {
  platform: 'x' | 'edge';
  baseUrl: string;
  organizations?: string[];
  signIn?: { kind: string };
}

const listPath = /^\/organizations\/([^/]+)\/apps$/u;

try {
  document.documentElement.dataset['theme'] = localStorage.getItem('keywarden-theme') ?? 'system';
} catch {
  // Storage may be blocked for this page; the theme is then the system's.
}
// The demo has no config.json.
if (import.meta.env.MODE === 'demo') {
  if (isListPage()) showFrame();
} else {
  const embedded = document.querySelector('#config')?.textContent ?? '';
  // Without a host that replaces it, the block contains only a comment.
  if (embedded.trim().startsWith('{')) tryRequestList(embedded);
  else globalThis.keywardenConfig = requestConfig();
}
loadLanguageData();

// Makes the browser load its data for sorting and formatting while it waits for the network: loaded later, it delays the
// first row. No language is given: most of the data is the same for all.
function loadLanguageData() {
  Intl.Collator();
  Intl.NumberFormat();
  Intl.DateTimeFormat();
}

// The list is requested before the console can read the response, so that it finds the early request.
async function requestConfig(): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: 'no-cache' });
  const text = await response.clone().text();
  // The console refuses a configuration from another place, and shows why.
  if (response.ok && !response.redirected) tryRequestList(text);
  return response;
}

// Without a valid configuration nothing is requested: the console shows the mistakes.
function tryRequestList(config: string) {
  try {
    requestList(config);
  } catch {
    // The configuration is not valid.
  }
}

function requestList(text: string) {
  const { connections } = JSON.parse(text) as { connections: ConfiguredConnection[] };
  const organization =
    location.pathname === '/'
      ? connections[0]?.organizations?.[0]
      : listPath.exec(location.pathname)?.[1];
  if (organization === undefined) return;
  const name = decodeURIComponent(organization);
  const connection =
    connections.find(({ organizations }) => organizations?.includes(name)) ??
    connections.find(({ organizations }) => !organizations);
  // Only a proxy needs no token, and there is no token this early.
  if (connection?.signIn?.kind !== 'proxy') return;
  showFrame();
  request(connection, `/organizations/${encodeURIComponent(name)}/apps`);
}

// The start page shows the list of the first organization.
function isListPage(): boolean {
  return location.pathname === '/' || listPath.test(location.pathname);
}

// Where the list is known to come, the style sheet shows its frame before the scripts have loaded.
function showFrame() {
  document.documentElement.dataset['awaitsList'] = '';
}

function request({ platform, baseUrl }: ConfiguredConnection, target: string) {
  const url = addressOf(baseUrl, target, { ...wholeApps[platform], ...firstPage[platform] });
  const { signal, abort } = abortController();
  const sentAt = Date.now();
  const reply = fetch(url, {
    headers: { accept: 'application/json' },
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
  });
  // Avoids an unhandled rejection if no one consumes it.
  reply.catch(() => {});
  globalThis.keywardenEarly = { url, reply, sentAt, abort };
}

function abortController() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
