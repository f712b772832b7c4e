import { setupWorker } from 'msw/browser';

import { type Keeper, offerOrganization, persist, reset } from './db.ts';
import { offerOf } from './seed/generate.ts';
import { handlers } from './handlers.ts';
import { SCENARIOS, scenario, setScenario } from './scenarios.ts';
import { edgeCasesOffer } from './seed/seed-edge-cases.ts';

const KEPT_AS = 'keywarden-scenario';

/** What the page may do with its mock. */
export interface Demo {
  /** ids, `none` first */
  scenarios: readonly string[];
  /** the id in force */
  scenario(): string;
  /** Puts a scenario in force for this tab; an unknown id means `none`. */
  choose(id: string): void;
  /** Puts the seed back; the scenario stays. */
  reset(): void;
}

/**
 * Starts the service worker `{base}mockServiceWorker.js` and resolves when it answers. The tables
 * and the scenario belong to the tab and survive a reload, but for those of `keywarden-large`, which is
 * made when it is first asked for; `?scenario=` of the page decides first.
 * A request to the management API that the mock does not know is reported on the console; the
 * page's own files pass.
 */
export async function startMock(base: string): Promise<Demo> {
  const storage = tabStorage();
  if (storage) persist(storage);
  const large = offerOf({ name: 'keywarden-large', platform: 'x', apps: 12_000 });
  offerOrganization({ ...large, unlisted: true });
  offerOrganization(edgeCasesOffer);
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
      storage?.setItem(KEPT_AS, scenario());
    } catch {
      // A full storage: the scenario lasts as long as the page.
    }
  }

  return { scenarios: SCENARIOS.map(({ id }) => id), scenario, choose, reset: () => reset() };
}

function storedScenario(storage: Keeper | undefined): string {
  try {
    return storage?.getItem(KEPT_AS) ?? 'none';
  } catch {
    return 'none';
  }
}

// Reading `sessionStorage` itself throws where site data is blocked.
function tabStorage(): Keeper | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
