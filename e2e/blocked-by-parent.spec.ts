import { changeStatus } from './statuses.ts';
import { appOfSeed, expect, masked, organizations, pathOf, test, type Locator } from './test.ts';

// Levels are independent: a revoked parent blocks what is below without changing its status.
const cases = [
  {
    platform: 'Apigee X',
    organization: organizations.x,
    app: 'Partner Sync',
    revoked: 'shipping',
  },
  {
    platform: 'Apigee Edge',
    organization: organizations.edge,
    app: 'Platform Displays',
    revoked: 'ticketing',
  },
];

for (const { platform, organization, app, revoked } of cases)
  test(`revoking an app or key blocks what is below without changing its status, on ${platform}`, async ({
    page,
    writes,
  }) => {
    const [first, second] = appOfSeed(organization, app).credentials.map((key) => ({
      group: page.getByRole('group', { name: `Key ${masked(key)}` }),
      status: page.getByRole('combobox', { name: `Status of key ${masked(key)}` }),
      products: key.products.flatMap(({ name, status }) => (status === 'approved' ? [name] : [])),
    }));
    if (!first || !second) throw new Error(`${app} has two keys`);
    await page.goto(`${pathOf(app, organization)}/edit`);
    const appStatus = page.getByRole('combobox', { name: 'App status' });
    await expectUsable(first.group, first.products);
    await expectUsable(second.group, second.products);

    await changeStatus(page, appStatus, 'Revoke');
    for (const { group, products, status } of [first, second]) {
      await expectOverruled(status);
      await expectBlocked(group, products, 'app');
      for (const product of products) await expectOverruled(statusOf(group, product));
    }
    await expect(statusOf(second.group, revoked)).toHaveText('Revoked');
    await expect(second.group.getByText(`Not approved: ${revoked}`)).toBeVisible();
    await expect(first.group.getByRole('link', { name: 'App: Revoked' })).toBeVisible();

    // The app page shows the same.
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('heading', { level: 1, name: app })).toBeFocused();
    await expectBlocked(first.group, first.products, 'app');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();

    await changeStatus(page, appStatus, 'Approve');
    await expectUsable(first.group, first.products);
    await expectUsable(second.group, second.products);
    await expect(verdictOf(second.group, revoked)).toHaveText(
      'BlockedA caller gets 401 oauth.v2.InvalidApiKeyForGivenResource',
    );

    await changeStatus(page, first.status, 'Revoke');
    await expectBlocked(first.group, first.products, 'key');
    for (const product of first.products) await expectOverruled(statusOf(first.group, product));
    await expect(second.group.locator('s')).toHaveCount(0);
    await expectUsable(second.group, second.products);

    await changeStatus(page, first.status, 'Approve');
    await expect(first.group.getByRole('strong')).toHaveText('Usable');
    await expectUsable(first.group, first.products);
    await expect(page.getByRole('main').locator('s')).toHaveCount(0);
    expect(writes).toHaveLength(4);
  });

function statusOf(group: Locator, product: string): Locator {
  return group.getByRole('combobox', { name: `Status of ${product}`, exact: true });
}

function verdictOf(group: Locator, product: string): Locator {
  return group
    .getByRole('row', { name: new RegExp(`^${product} `) })
    .getByRole('cell')
    .last();
}

/** The status is unchanged and struck through, because a parent blocks it. */
async function expectOverruled(status: Locator): Promise<void> {
  await expect(status).toHaveText('Approved');
  await expect(status.locator('s')).toHaveText('Approved');
}

async function expectUsable(group: Locator, products: readonly string[]): Promise<void> {
  for (const product of products) await expect(verdictOf(group, product)).toHaveText('Usable');
}

async function expectBlocked(
  group: Locator,
  products: readonly string[],
  by: 'app' | 'key',
): Promise<void> {
  await expect(group.getByRole('strong')).toHaveText(`Blocked: ${by} revoked`);
  for (const product of products) await expect(verdictOf(group, product)).toHaveText('Blocked');
}
