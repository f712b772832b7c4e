import { openFindDialog } from '../navigate.ts';
import { serveCase, type CaseServer } from './case-server.ts';
import { hostProduction } from '../servers/static-host.ts';
import { expect, test as base, type Locator, type Page } from '../test.ts';

/** The production build, connected to the server of a case. */
interface CaseRun extends Pick<CaseServer, 'received' | 'sendPiece'> {
  url: string;
  /** the address of the list, and of an app's page by the app's ID */
  list: string;
  app(appId: string): string;
  /** the status changes received so far, from the owner in the path on */
  writes(): string[];
}

interface Fixtures {
  /** serves a file of `cases/` to the production build; `changes` overrides the server's behavior in the file */
  openCase(name: string, changes?: Parameters<typeof serveCase>[1]): Promise<CaseRun>;
}

export const test = base.extend<Fixtures>({
  openCase: async ({ afterwards }, use) => {
    await use(async (name, changes) => {
      const api = await serveCase(name, changes);
      const config = {
        connections: [
          {
            name: 'Case',
            platform: api.platform,
            baseUrl: '/apigee/v1',
            organizations: ['case'],
            signIn: { kind: 'proxy' },
          },
        ],
      };
      const host = await hostProduction({ config, freshConnections: true, api: api.port });
      afterwards(async () => {
        await host.close();
        await api.close();
      });
      const organization = `${host.url}/organizations/case`;
      return {
        ...api,
        url: host.url,
        list: `${organization}/apps`,
        app: (appId) => `${organization}/apps/${appId}`,
        writes: () =>
          api.received
            .filter((line) => !line.startsWith('GET '))
            .map((line) => line.replace('/v1/organizations/case', '')),
      };
    });
  },
});

/** Expects that a key search opened this page of an app, and that the page says so. */
export async function expectKeyFound(page: Page, url: string): Promise<void> {
  await expect(page).toHaveURL(url);
  await expect(page.getByText('This is the key you looked for')).toBeVisible();
}

/** The rows of the list of apps, without its head. */
export function rowsOf(page: Page): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

/** Searches for the key in a text in the Find dialog. Returns the dialog. */
export async function findKeyIn(page: Page, text: string): Promise<Locator> {
  const dialog = await openFindDialog(page);
  await dialog.getByRole('combobox').fill(text);
  await dialog.getByRole('combobox').press('Enter');
  return dialog;
}
