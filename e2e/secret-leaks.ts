import type { Page } from 'playwright/test';
import { seedEdgeCases } from '../mocks/seed/seed-edge-cases.ts';
import { seed } from '../mocks/seed/seed.ts';

interface Note {
  place: 'address' | 'storage' | 'cookie' | 'window name' | 'databases' | 'console' | 'clipboard';
  text: string;
}

interface Trail {
  /** what tells of a key or a secret of the seed; `copies` may be in the clipboard */
  leaks(copies?: readonly string[]): Promise<Note[]>;
}

/**
 * Writes down, through every reload, what a page leaves in the address, the history and the title, on the
 * console and in the clipboard; what the browser keeps is read when it is asked for.
 */
export async function keepTrail(page: Page): Promise<Trail> {
  const notes: Note[] = [];
  page.on('console', (line) => notes.push({ place: 'console', text: line.text() }));
  page.on('pageerror', ({ message }) => notes.push({ place: 'console', text: message }));
  await page.exposeBinding('leaveTrail', (_source, place: Note['place'], text: string) => {
    notes.push({ place, text });
  });
  await page.addInitScript(watch);
  return {
    async leaks(copies = []) {
      const kept = page.isClosed() ? [] : await page.evaluate(keptByTheBrowser);
      return [...notes, ...kept].filter(({ place, text }) =>
        tells(place === 'clipboard' ? without(copies, text) : text),
      );
    },
  };
}

function watch() {
  const { leaveTrail: leave } = globalThis as unknown as {
    leaveTrail(place: Note['place'], text: string): void;
  };
  for (const verb of ['pushState', 'replaceState'] as const) {
    const original = history[verb].bind(history);
    history[verb] = (state: unknown, unused: string, url?: string | URL | null) => {
      leave('address', JSON.stringify([state, String(url)]));
      original(state, unused, url);
    };
  }
  let last = '';
  const look = () => {
    const now = JSON.stringify([document.title, location.href, history.state]);
    if (now !== last) leave('address', now);
    last = now;
  };
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(document, everything);
  addEventListener('popstate', look);

  // Only a secure origin has a clipboard.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = (text) => {
    leave('clipboard', text);
    return write(text);
  };
}

// The mock's tables are no trace.
async function keptByTheBrowser(): Promise<Note[]> {
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

/** Every consumer key and secret of the demo, for looking where none may be. */
export function everySecret(): string[] {
  return organizations.flatMap(({ apps }) =>
    apps.flatMap(({ credentials }) =>
      credentials.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
    ),
  );
}

// More of a value than its mask shows is too much: no piece of it may lie about either.
const TELLING = 9;
// Pieces that the rest of the seed has too tell nothing: an app is named like its imported key.
const told = new Set(pieces(JSON.stringify(organizations, withoutSecrets)));
const telling = new Set(
  everySecret()
    .flatMap(pieces)
    .filter((piece) => !told.has(piece)),
);

function withoutSecrets(field: string, value: unknown): unknown {
  return field === 'consumerKey' || field === 'consumerSecret' ? undefined : value;
}

function pieces(text: string): string[] {
  const count = Math.max(0, text.length - TELLING + 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + TELLING));
}

function tells(text: string): boolean {
  return pieces(text).some((piece) => telling.has(piece));
}

function without(parts: readonly string[], text: string): string {
  return parts.reduce((rest, part) => rest.replaceAll(part, ''), text);
}
