import { pathOf, type Locator, type Page } from './test.ts';

/** An owner of apps, with a product that is approved automatically and one that needs approval. */
export interface OwnerCase {
  title: string;
  organization: string;
  /** the label of its kind */
  kind: 'Developer' | 'AppGroup' | 'Company';
  owner: string;
  /** its path below the organization */
  path: string;
  products: readonly [auto: string, manual: string];
}

/** One owner per kind and platform. */
export const ownerCases: readonly OwnerCase[] = [
  {
    title: 'X developer',
    organization: 'keywarden-demo',
    kind: 'Developer',
    owner: 'kwame.mensah@accrapay.example',
    path: 'developers/kwame.mensah%40accrapay.example',
    products: ['orders', 'payments-v2'],
  },
  {
    title: 'X AppGroup',
    organization: 'keywarden-demo',
    kind: 'AppGroup',
    owner: 'globex-partners',
    path: 'appgroups/globex-partners',
    products: ['orders', 'payments-v2'],
  },
  {
    title: 'Edge developer',
    organization: 'keywarden-edge',
    kind: 'Developer',
    owner: 'wwitman@apigee.com',
    path: 'developers/wwitman%40apigee.com',
    products: ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  },
  {
    title: 'Edge company',
    organization: 'keywarden-edge',
    kind: 'Company',
    owner: 'phpunit',
    path: 'companies/phpunit',
    products: ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  },
];

/** Opens the form of a new app. */
export async function openNewApp(page: Page, organization: string, scenario = 'none') {
  await page.goto(`/organizations/${organization}/apps/new?scenario=${scenario}`);
  await page.getByRole('heading', { level: 1, name: 'Create app' }).waitFor();
}

/** Enters a display name, from which the name follows, and an owner. */
export async function fillNames(page: Page, { kind, owner }: OwnerCase, displayName: string) {
  await page.getByRole('textbox', { name: 'Display name' }).fill(displayName);
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('combobox', { name: 'Owner' }).fill(owner);
}

/** The button that sends the form of a new app. */
export function createButton(page: Page): Locator {
  return page.getByRole('form', { name: 'Create app' }).getByRole('button', { name: 'Create app' });
}

/** The field for the name of a new app. */
export function nameField(page: Page): Locator {
  return page
    .getByRole('form', { name: 'Create app' })
    .getByRole('textbox', { name: 'Name', exact: true });
}

/** The panel that shows the key of a new app. */
export function newKeyPanel(page: Page): Locator {
  return page.getByRole('dialog', { name: 'New key' });
}

/** Opens the form that edits the details of an app of the seed. */
export async function openDetailsForm(
  page: Page,
  app: string,
  { organization, scenario = 'none' }: { organization?: string; scenario?: string } = {},
): Promise<Locator> {
  await page.goto(`${pathOf(app, organization)}/edit?scenario=${scenario}`);
  await page.getByRole('button', { name: 'Edit details' }).click();
  return page.getByRole('form', { name: 'Edit details' });
}

/** Opens the dialog that deletes an app of the seed. */
export async function openDeleteDialog(
  page: Page,
  app: string,
  { organization, scenario = 'none' }: { organization?: string; scenario?: string } = {},
): Promise<Locator> {
  await page.goto(`${pathOf(app, organization)}/edit?scenario=${scenario}`);
  await page.getByRole('button', { name: 'Delete app' }).click();
  return page.getByRole('dialog', { name: /^Delete app / });
}
