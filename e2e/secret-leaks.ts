import type { Page, Response } from 'playwright/test';
import { firstAppWords, secondAppWords, thirdAppWords } from '../mocks/seed/generate-words.ts';
import { seedEdgeCases } from '../mocks/seed/seed-edge-cases.ts';
import { seed } from '../mocks/seed/seed.ts';

interface Finding {
  place: 'address' | 'storage' | 'cookie' | 'window name' | 'databases' | 'console' | 'clipboard';
  text: string;
}

interface LeakRecorder {
  /** the findings that contain a part of a key or secret of the seed; `copies` are allowed on the clipboard */
  leaks(copies?: readonly string[]): Promise<Finding[]>;
}

/**
 * Records what a page writes to the URL, the history, the title, the console and the clipboard, also across
 * reloads. The browser's storage is read when `leaks` is called. Keys that the page creates or imports count too.
 */
export async function recordLeaks(page: Page): Promise<LeakRecorder> {
  const findings: Finding[] = [];
  const created = new Set<string>();
  const answers: Promise<void>[] = [];
  page.on('response', (response) => void answers.push(collectSecrets(response, created)));
  page.on('console', (line) => findings.push({ place: 'console', text: line.text() }));
  page.on('pageerror', ({ message }) => findings.push({ place: 'console', text: message }));
  await page.exposeBinding('recordFinding', (_source, place: Finding['place'], text: string) => {
    findings.push({ place, text });
  });
  await page.addInitScript(watchPage);
  return {
    async leaks(copies = []) {
      await Promise.all(answers);
      const kept = page.isClosed() ? [] : await page.evaluate(browserStorage);
      return [...findings, ...kept].filter(({ place, text }) =>
        hasSecret(place === 'clipboard' ? without(copies, text) : text, created),
      );
    },
  };
}

function watchPage() {
  const { recordFinding: report } = globalThis as unknown as {
    recordFinding(place: Finding['place'], text: string): void;
  };
  for (const verb of ['pushState', 'replaceState'] as const) {
    const original = history[verb].bind(history);
    history[verb] = (state: unknown, unused: string, url?: string | URL | null) => {
      report('address', JSON.stringify([state, String(url)]));
      original(state, unused, url);
    };
  }
  let last = '';
  const look = () => {
    const now = JSON.stringify([document.title, location.href, history.state]);
    if (now !== last) report('address', now);
    last = now;
  };
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(document, everything);
  addEventListener('popstate', look);

  // Only secure origins have a clipboard.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = (text) => {
    report('clipboard', text);
    return write(text);
  };
}

// Without the mock's saved tables, which contain keys.
async function browserStorage(): Promise<Finding[]> {
  if (origin === 'null') return [];
  const session = Object.entries(sessionStorage).filter(([name]) => name !== 'keywarden-mock');
  const databases = [await indexedDB.databases(), await caches.keys()];
  return [
    { place: 'address', text: JSON.stringify([document.title, location.href, history.state]) },
    { place: 'storage', text: JSON.stringify([Object.entries(localStorage), session]) },
    { place: 'cookie', text: document.cookie },
    { place: 'window name', text: window.name },
    { place: 'databases', text: JSON.stringify(databases) },
  ];
}

const organizations = [...seed(Date.now()).organizations, seedEdgeCases()];

/** Every consumer key and secret of the demo. */
export function allSecrets(): string[] {
  return organizations.flatMap(({ apps }) =>
    apps.flatMap(({ credentials }) =>
      credentials.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
    ),
  );
}

// A mask shows 8 characters; any 9 in a row count as a leak.
const minLeakChars = 9;
// Skip pieces that also occur outside secrets: one app is named like its imported key, and generated apps have words of
// some keys in their names.
const harmlessPieces = new Set(
  [JSON.stringify(organizations, withoutSecrets), ...generatedNames()].flatMap(pieces),
);
const secretPieces = new Set(
  allSecrets()
    .flatMap(pieces)
    .filter((piece) => !harmlessPieces.has(piece)),
);

// What the server answers to a write has new keys and secrets. Not all bodies can be read: the page may be gone.
async function collectSecrets(response: Response, created: Set<string>): Promise<void> {
  const method = response.request().method();
  if (method !== 'POST' && method !== 'PUT') return;
  const text = await response.text().catch(() => '');
  for (const [, secret = ''] of text.matchAll(/"consumer(?:Key|Secret)" ?: ?"([^"]+)"/gu))
    for (const piece of pieces(secret)) if (!harmlessPieces.has(piece)) created.add(piece);
}

function generatedNames(): string[] {
  return secondAppWords.flatMap((second) => [
    ...firstAppWords.map((first) => `${first}-${second}-`.toLowerCase()),
    ...thirdAppWords.map((third) => `-${second}-${third}`.toLowerCase()),
  ]);
}

function withoutSecrets(field: string, value: unknown): unknown {
  return field === 'consumerKey' || field === 'consumerSecret' ? undefined : value;
}

function pieces(text: string): string[] {
  const count = Math.max(0, text.length - minLeakChars + 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + minLeakChars));
}

/** Whether a text contains a part of a key or secret: of the seed, or of those that were created. */
export function hasSecret(text: string, created: ReadonlySet<string> = new Set()): boolean {
  return pieces(text).some((piece) => secretPieces.has(piece) || created.has(piece));
}

function without(parts: readonly string[], text: string): string {
  return parts.reduce((rest, part) => rest.replaceAll(part, ''), text);
}
