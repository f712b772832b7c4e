// Runs inline in index.html, before the first paint and while the scripts load: sets the stored theme, and requests
// the list of apps early if the host put the configuration into the page.
import { addressOf, firstPage, wholeApps } from './api/lists/first-page.ts';

interface ConfiguredConnection {
  platform: 'x' | 'edge';
  baseUrl: string;
  organizations?: string[];
  signIn?: { kind: string };
}

try {
  document.documentElement.dataset['theme'] = localStorage.getItem('keywarden-theme') ?? 'system';
} catch {
  // Storage may be blocked for this page; the theme is then the system's.
}
try {
  requestList();
} catch {
  // No configuration in the page, or an invalid one: the console loads config.json and shows the mistakes.
}

function requestList() {
  const text = document.querySelector('#config')?.textContent ?? '';
  const { connections } = JSON.parse(text) as { connections: ConfiguredConnection[] };
  const organization =
    location.pathname === '/'
      ? connections[0]?.organizations?.[0]
      : /^\/organizations\/([^/]+)\/apps$/u.exec(location.pathname)?.[1];
  if (organization === undefined) return;
  const name = decodeURIComponent(organization);
  const connection =
    connections.find(({ organizations }) => organizations?.includes(name)) ??
    connections.find(({ organizations }) => !organizations);
  // Only a proxy needs no token, and there is no token this early.
  if (connection?.signIn?.kind === 'proxy')
    request(connection, `/organizations/${encodeURIComponent(name)}/apps`);
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
