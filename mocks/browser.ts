import { setupWorker } from 'msw/browser';
import { type StringStorage, addLazyOrganization, persist, reset } from './db.ts';
import { lazyOrganization } from './seed/generate.ts';
import { handlers } from './handlers.ts';
import { scenarios } from './scenario-list.ts';
import { scenario, setScenario } from './scenarios.ts';
import { edgeCasesOrganization } from './seed/seed-edge-cases.ts';

const storageKey = 'keywarden-scenario';

/** The controls of the demo that the page uses. */
export interface Demo {
  /** scenario ids, `none` first */
  scenarios: readonly string[];
  /** the id of the active scenario */
  scenario(): string;
  /** Activates a scenario for this tab; an unknown id means `none`. */
  choose(id: string): void;
  /** Restores the seed; the scenario stays active. */
  reset(): void;
}

/**
 * Starts the service worker `{base}mockServiceWorker.js` and resolves when it answers. The tables
 * and the scenario belong to the tab and survive a reload. `keywarden-large` does not: it is
 * generated at its first request. `?scenario=` in the page's URL overrides the saved scenario.
 * An API request without a handler is reported on the console; the page's own files pass through.
 */
export async function startMock(base: string): Promise<Demo> {
  const storage = tabStorage();
  if (storage) persist(storage);
  const large = lazyOrganization({ name: 'keywarden-large', platform: 'x', apps: 12_000 });
  addLazyOrganization({ ...large, unlisted: true });
  addLazyOrganization(edgeCasesOrganization);
  choose(new URLSearchParams(location.search).get('scenario') ?? storedScenario(storage));

  await setupWorker(...handlers).start({
    quiet: true,
    serviceWorker: { url: `${base}mockServiceWorker.js` },
    onUnhandledRequest(request, print) {
      const { origin, pathname } = new URL(request.url);
      if (origin === location.origin && !pathname.includes('/v1/')) return;
      print.error();
    },
  });

  function choose(id: string): void {
    setScenario(id);
    try {
      storage?.setItem(storageKey, scenario());
    } catch {
      // The storage is full: the scenario is lost on reload.
    }
  }

  return { scenarios: scenarios.map(({ id }) => id), scenario, choose, reset: () => reset() };
}

function storedScenario(storage: StringStorage | undefined): string {
  try {
    return storage?.getItem(storageKey) ?? 'none';
  } catch {
    return 'none';
  }
}

// Accessing `sessionStorage` throws where site data is blocked.
function tabStorage(): StringStorage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
