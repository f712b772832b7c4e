// Runs inline in index.html, before the first paint and beside the scripts: sets the theme that was
// chosen, and asks for the list of apps at once when the host put the configuration into the page.
import { addressOf, firstPage, wholeApps } from './api/lists/first-page.ts';

interface Offer {
  platform: 'x' | 'edge';
  baseUrl: string;
  organizations?: string[];
  signIn?: { kind: string };
}

try {
  document.documentElement.dataset['theme'] = localStorage.getItem('keywarden-theme') ?? 'system';
} catch {
  // Storage may be closed to this page; the theme is the system's then.
}
try {
  askForList();
} catch {
  // No configuration in the page, or a wrong one: the console reads config.json and says what is wrong.
}

function askForList() {
  const text = document.querySelector('#config')?.textContent ?? '';
  const { connections } = JSON.parse(text) as { connections: Offer[] };
  const organization =
    location.pathname === '/'
      ? connections[0]?.organizations?.[0]
      : /^\/organizations\/([^/]+)\/apps$/u.exec(location.pathname)?.[1];
  if (organization === undefined) return;
  const name = decodeURIComponent(organization);
  const offer =
    connections.find(({ organizations }) => organizations?.includes(name)) ??
    connections.find(({ organizations }) => !organizations);
  // Only a proxy needs no token, and a token is never there this early.
  if (offer?.signIn?.kind === 'proxy')
    ask(offer, `/organizations/${encodeURIComponent(name)}/apps`);
}

function ask({ platform, baseUrl }: Offer, target: string) {
  const url = addressOf(baseUrl, target, { ...wholeApps[platform], ...firstPage[platform] });
  const { signal, abort } = controller();
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

function controller() {
  const made = new AbortController();
  return { signal: made.signal, abort: () => made.abort() };
}
