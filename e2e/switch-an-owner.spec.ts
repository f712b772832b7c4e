import { countInput } from './count-input.ts';
import type { OwnerKind } from '../mocks/tables.ts';
import { seed } from '../mocks/seed/seed.ts';
import { choose, noteOf } from './statuses.ts';
import { expect, letTimePass, organizations, test, type Page } from './test.ts';

interface OwnerOfSeed {
  kind: OwnerKind;
  organization: string;
  /** in the address */
  name: string;
  label: string;
  /** its note is about this */
  subject: string;
  method: string;
  path: string;
}

const amelia = 'amelia.hart@brightcart.example';
const { x, edge } = organizations;

const owners: readonly OwnerOfSeed[] = [
  {
    kind: 'developer',
    organization: x,
    name: amelia,
    label: amelia,
    subject: `Developer ${amelia}`,
    method: 'POST',
    path: `developers/${encodeURIComponent(amelia)}`,
  },
  {
    kind: 'appgroup',
    organization: x,
    name: 'northwind-logistics',
    label: 'Northwind Logistics',
    subject: 'AppGroup Northwind Logistics',
    method: 'PUT',
    path: 'appgroups/northwind-logistics',
  },
  {
    kind: 'company',
    organization: edge,
    name: 'metrolink',
    label: 'Metrolink',
    subject: 'Company Metrolink',
    method: 'POST',
    path: 'companies/metrolink',
  },
];

for (const owner of owners)
  test(`an owner of the kind ${owner.kind} is deactivated with one request, verified, and activated by Undo`, async ({
    page,
    writes,
  }) => {
    const { label, organization, method, path } = owner;
    const { keys, apps, total } = keysOf(owner);
    await page.goto(addressOf(owner));
    await expect(page.getByText(`${keys} keys in ${apps} apps work.`)).toBeVisible();
    const status = statusOf(page, owner);
    const header = page.getByRole('main').locator('header');
    await expect(header.getByText('Status', { exact: true })).toBeVisible();
    await choose(page, status, 'Deactivate');
    const dialog = page.getByRole('alertdialog', { name: `Deactivate ${label}?` });
    await expect(dialog).toContainText(`${keys} keys in ${apps} apps stop working`);
    if (total > keys) await expect(dialog).toContainText('work now for other reasons');
    await dialog.getByText('The request', { exact: true }).click();
    await expect(dialog).toContainText(`${path}?action=inactive`);
    await dialog.getByRole('button', { name: 'Deactivate', exact: true }).click();

    const note = noteOf(page, owner.subject);
    await expect(note).toContainText('Deactivated, verified');
    await expect(status).toHaveText('Inactive');
    expect(writes.map((write) => [write.method, write.target])).toEqual([
      [method, expect.stringMatching(new RegExp(`/v1/organizations/${organization}/.*inactive$`))],
    ]);
    await expect(page.getByText('No key of this owner works now.')).toBeVisible();
    await expect(page.getByRole('table').getByText(/^Usable/)).toHaveCount(0);

    await note.getByRole('button', { name: /^Undo/ }).click();
    await expect(status).toHaveText('Active');
    await expect(note).toContainText('Activated, verified');
    await expect(page.getByRole('table').getByText(/^Usable/)).toHaveCount(keys);
    expect(writes).toHaveLength(2);
  });

test('reads of an owner that lag 4 s end verified, with one request', async ({ page, writes }) => {
  const [owner] = owners;
  if (!owner) throw new Error('no owner');
  await page.clock.install();
  await page.goto(`${addressOf(owner)}?scenario=lagging-reads`);
  const status = statusOf(page, owner);
  await deactivate(page, owner);
  await expect(status).toHaveText('Confirming…');
  await letTimePass(page, () => expect(status).toHaveText('Inactive', { timeout: 100 }));
  await expect(noteOf(page, owner.subject)).toContainText('Deactivated, verified');
  expect(writes).toHaveLength(1);
});

test('nothing is sent if somebody else deactivated the owner meanwhile', async ({
  page,
  writes,
}) => {
  const [, owner] = owners;
  if (!owner) throw new Error('no owner');
  await page.goto(`${addressOf(owner)}&scenario=owner-changed-meanwhile`);
  await deactivate(page, owner);
  await expect(noteOf(page, owner.subject)).toContainText('Already inactive at');
  await expect(statusOf(page, owner)).toHaveText('Inactive');
  expect(writes).toEqual([]);
});

test('the list leads to owners of each kind, these to their apps, and an app in one click to all of them', async ({
  page,
}) => {
  const counted = await countInput(page);
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Developers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Developers' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('victor');
  const developers = page.getByRole('table', { name: 'Developers' });
  await expect(developers.getByRole('row')).toHaveCount(2);
  await expect(developers.getByRole('row').last()).toContainText('Inactive3');
  await page.getByText('AppGroups', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'AppGroups' })).toBeFocused();
  const groups = page.getByRole('table', { name: 'AppGroups' });
  await groups.getByRole('link', { name: 'Northwind Logistics' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(page.getByText('phpunit@example.com')).toBeVisible();
  const apps = page.getByRole('table', { name: 'Apps of Northwind Logistics' });
  const rows = await apps.getByRole('row').count();
  await apps.getByRole('link', { name: 'Partner Sync' }).click();
  const { clicks: before } = await counted();
  await page.getByRole('link', { name: 'Northwind Logistics' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Northwind Logistics' })).toBeVisible();
  await expect(apps.getByRole('row')).toHaveCount(rows);
  expect((await counted()).clicks - before, 'clicks from an app to all apps of its owner').toBe(1);
});

function addressOf({ organization, kind, name }: OwnerOfSeed): string {
  const query = kind === 'developer' ? '' : `?kind=${kind}`;
  return `/organizations/${organization}/developers/${encodeURIComponent(name)}${query}`;
}

function statusOf(page: Page, { label }: OwnerOfSeed) {
  return page.getByRole('combobox', { name: `Status of ${label}`, exact: true });
}

async function deactivate(page: Page, owner: OwnerOfSeed): Promise<void> {
  await choose(page, statusOf(page, owner), 'Deactivate');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Deactivate', exact: true }).click();
}

/** How many keys of an owner work, in how many apps, and how many it has, by the seed. */
function keysOf({ organization, kind, name }: OwnerOfSeed) {
  const found = seed(Date.now()).organizations.find((row) => row.name === organization);
  const id = found?.developers.find(({ email }) => email === name)?.developerId ?? name;
  const apps = (found?.apps ?? []).filter(({ owner }) => owner.kind === kind && owner.id === id);
  const working = apps.flatMap((app) =>
    app.credentials
      .filter(
        (key) =>
          app.status === 'approved' &&
          key.status === 'approved' &&
          (key.expiresAt === undefined || key.expiresAt < 0 || key.expiresAt > Date.now()) &&
          key.products.some(({ status }) => status === 'approved'),
      )
      .map(() => app.appId),
  );
  return {
    keys: working.length,
    apps: new Set(working).size,
    total: apps.flatMap(({ credentials }) => credentials).length,
  };
}
