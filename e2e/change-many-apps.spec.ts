import type { Organization } from '../mocks/tables.ts';
import { generatedOrganization } from '../mocks/seed/generate.ts';
import { countInput } from './count-input.ts';
import { requests } from '../mocks/node.ts';
import { serverState } from './servers/static-host.ts';
import { recordAnnouncements, test } from './fixture-hosted.ts';
import { expect, failedRequest, type Page } from './test.ts';

const name = 'many-apps';
const list = `/organizations/${name}/apps`;

test.use({
  organization: async ({}, use) => {
    await use(withSheaf(312));
  },
});

test('101 of 312 matching apps are revoked, at most ten requests a second', async ({
  page,
  hosted,
  organization,
}) => {
  // The rate limit makes this take 40 s; the rest is for slow machines. Beyond 100 apps, their number must be typed.
  test.setTimeout(240_000);
  await page.goto(`${hosted.url}${list}?q=Sheaf&sort=app`);
  await expect(page.getByText('312 of 400 apps', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select Sheaf 001' }).check();
  await expect(bar(page)).toContainText('1 selected');
  await page.mouse.wheel(0, 96 * 48);
  await page.getByRole('checkbox', { name: 'Select Sheaf 101' }).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('101 selected');

  await bar(page).getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Revoke 101 apps?' })).toBeVisible();
  const start = dialog.getByRole('button', { name: 'Revoke 101 apps' });
  await expect(start).toBeDisabled();
  await dialog.getByRole('textbox', { name: /type the number of apps: 101/ }).fill('101');
  await start.click();
  await expect(run(page).getByRole('progressbar', { name: 'Progress' })).toBeVisible();

  // The run continues while other pages are used.
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await expect(run(page)).toContainText('Revoking 101 apps…');
  await expect(run(page)).toContainText('Revoked: 101 apps', { timeout: 200_000 });

  const posts = hosted.received();
  expect(posts).toHaveLength(101);
  expect(new Set(posts).size).toBe(101);
  expect(posts.filter((post) => !/^POST .*\?action=revoke$/u.test(post))).toEqual([]);
  expect(revokedIn(organization)).toEqual(names(1, 101));
  expect(busiestSecond()).toBeLessThanOrEqual(10);
});

test('Stop finishes the current app and does not change the rest', async ({
  page,
  hosted,
  organization,
}) => {
  const recorder = await recordAnnouncements(page);
  await page.goto(`${hosted.url}${list}?q=Sheaf+00&sort=app`);
  await page.getByRole('checkbox', { name: 'Select all matching apps (9)' }).check();
  await bar(page).getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Revoke 9 apps' }).click();
  await expect(run(page).getByText(/^[23] of 9 apps/)).toBeVisible();
  await run(page).getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(run(page)).toContainText(/^[2-5] of 9 revoked, [4-7] not started/);
  await expect(run(page).getByText(/ of 9 revoked/)).toBeFocused();
  const announced = (await recorder.announcements()).filter((words) => / of 9 revoked/.test(words));
  expect(announced, 'the focus reads it').toEqual([]);
  await run(page).getByRole('button', { name: 'Details' }).click();
  await expect(dialog.getByText('Stopped. The remaining apps were not changed.')).toBeVisible();

  const sent = hosted.received().length;
  expect(sent).toBeLessThan(6);
  expect(revokedIn(organization)).toEqual(names(1, sent));
  await expect(fact(page, 'Changed and verified')).toHaveText(`${sent} apps`);
  await expect(fact(page, 'Not started')).toHaveText(`${9 - sent} apps`);

  await dialog.getByRole('button', { name: `Continue with ${9 - sent} apps` }).click();
  await expect(run(page)).toContainText('Revoked: 9 apps');
  expect(hosted.received()).toHaveLength(9);
  await run(page).getByRole('button', { name: 'Details' }).click();
  await expect(
    dialog.getByRole('region', { name: 'Changed and verified' }).getByRole('listitem'),
  ).toHaveText(names(1, 9).map((app) => new RegExp(`^${app}`, 'u')));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(run(page).getByText('Revoked: 9 apps')).toBeFocused();
  await run(page).getByRole('button', { name: 'Dismiss this result' }).click();
  await expect(run(page)).toBeHidden();
});

test('failures are listed, Retry sends only those, and Undo only successful changes', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const recorder = await recordAnnouncements(page);
  await page.goto(`${hosted.url}${list}?q=Sheaf+00&sort=app`);
  const before = serverState();
  await page.getByRole('checkbox', { name: 'Select Sheaf 001' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Select Sheaf 006' }).focus();
  await page.keyboard.press('Shift+Space');
  await expect(bar(page)).toContainText('6 selected');
  hosted.scenario('bulk-troubles');
  await bar(page).getByRole('button', { name: 'Revoke…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Revoke 6 apps' }).press('Enter');
  await expect(run(page).getByText(/Rate limited by the server/)).toBeVisible();
  await expect(run(page)).toContainText('2 of 6 revoked, 4 failed');
  await run(page).getByRole('button', { name: 'Details' }).press('Enter');
  await expect(
    dialog.getByRole('region', { name: 'Failed changes' }).getByRole('listitem'),
  ).toHaveText([/^Sheaf 002.*403/, /^Sheaf 003.*404/, /^Sheaf 004.*429/, /^Sheaf 005.*500/]);
  expect(hosted.received()).toHaveLength(6);

  await dialog.getByRole('button', { name: 'Retry 4 failed changes' }).press('Enter');
  await expect(run(page)).toContainText('Revoked: 6 apps');
  expect(hosted.received()).toHaveLength(10);
  expect(new Set(hosted.received().slice(6))).toEqual(new Set(hosted.received().slice(1, 5)));

  await run(page).getByRole('button', { name: 'Undo 6 changes' }).press('Enter');
  await expect(run(page)).toContainText('Undone: 6 changes');
  expect(hosted.received()).toHaveLength(16);
  expect(serverState()).toBe(before);
  const announcements = (await recorder.announcements()).filter((words) =>
    /revoked,|Revoked|Undone/u.test(words),
  );
  expect(announcements).toEqual([
    'polite: 2 of 6 revoked, 4 failed',
    'polite: Revoked: 6 apps',
    'polite: Undone: 6 changes',
  ]);
});

test('Undo of an approval asks first what it stops, as any bulk revocation', async ({
  page,
  hosted,
  organization,
}) => {
  for (const app of batchIn(organization).slice(0, 2)) app.status = 'revoked';
  await page.goto(`${hosted.url}${list}?q=Sheaf+00&sort=app`);
  await page.getByRole('checkbox', { name: 'Select Sheaf 001' }).check();
  await page.getByRole('checkbox', { name: 'Select Sheaf 002' }).check();
  await bar(page).getByRole('button', { name: 'Approve…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Approve 2 apps' }).click();
  await expect(run(page)).toContainText('Approved: 2 apps');
  await run(page).getByRole('button', { name: 'Undo 2 changes' }).click();
  const undo = dialog.getByRole('button', { name: 'Undo 2 changes' });
  await undo.click();
  await expect(dialog.getByRole('heading', { name: 'Revoke 2 apps?' })).toBeVisible();
  await expect(fact(page, 'Stops working')).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await undo.click();
  expect(revokedIn(organization)).toEqual([]);
  await dialog.getByRole('button', { name: 'Revoke 2 apps' }).click();
  await expect(run(page)).toContainText('Undone: 2 changes');
  expect(revokedIn(organization)).toEqual(names(1, 2));
});

test('the preview counts before anything is sent, and shows what is not permitted', async ({
  page,
  hosted,
  organization,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const [first] = batchIn(organization);
  if (first) first.status = 'revoked';
  await page.goto(`${hosted.url}${list}?q=Sheaf+00&sort=app`);
  await page.getByRole('checkbox', { name: 'Select Sheaf 001' }).check();
  await page.getByRole('checkbox', { name: 'Select Sheaf 003' }).click({ modifiers: ['Shift'] });
  await bar(page).getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke 2 apps?' });
  await expect(fact(page, 'Will change')).toHaveText('2 apps');
  await expect(fact(page, 'Already revoked')).toHaveText('1 app');
  await expect(
    dialog.getByRole('region', { name: 'Apps that will change' }).getByRole('listitem'),
  ).toHaveText([/^Sheaf 002/, /^Sheaf 003/]);
  await page.getByRole('radio', { name: 'One API product in their keys' }).check();
  await expect(page.getByRole('dialog', { name: 'Choose an API product to revoke' })).toBeVisible();
  await page.getByRole('combobox', { name: 'API product' }).fill('no-such-product');
  await expect(fact(page, 'API product not in any key')).toHaveText('3 apps');
  await expect(
    page.getByRole('dialog', { name: 'Nothing to revoke' }).getByRole('button', { name: 'Revoke' }),
  ).toBeDisabled();
  await page.getByRole('radio', { name: 'The apps themselves' }).check();
  expect(hosted.received()).toEqual([]);

  hosted.scenario('forbidden');
  await dialog.getByRole('button', { name: 'Revoke 2 apps' }).click();
  await expect(run(page)).toContainText('0 of 2 revoked, 2 failed');
  await run(page).getByRole('button', { name: 'Dismiss this result' }).click();
  hosted.scenario('none');
  await page.getByRole('checkbox', { name: 'Select Sheaf 002' }).check();
  await page.getByRole('checkbox', { name: 'Select Sheaf 003' }).check();
  await bar(page).getByRole('button', { name: 'Revoke…' }).click();
  await expect(fact(page, 'Not permitted')).toContainText('2 apps');
  await expect(dialog.getByRole('button', { name: 'Revoke' })).toBeDisabled();
  expect(hosted.received()).toHaveLength(2);
});

test('the filter decides what is changed: what is pending in five apps takes at most five clicks', async ({
  page,
  hosted,
  organization,
}) => {
  for (const [index, app] of batchIn(organization).slice(0, 9).entries())
    app.credentials = app.credentials.slice(0, 1).map((key) => ({
      ...key,
      status: 'approved',
      products: key.products
        .slice(0, 1)
        .map((held) => ({ ...held, status: index < 5 ? 'pending' : 'approved' })),
    }));
  const counted = await countInput(page);
  await page.goto(`${hosted.url}${list}?q=Sheaf+00&sort=app`);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: 'Something pending' }).check();
  await expect(page.getByText('5 of 400 apps', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all matching apps (5)' }).click();
  await bar(page).getByRole('button', { name: 'Approve…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve 5 pending statuses?' });
  const pending = page.getByRole('radio', { name: 'Whatever is pending in them' });
  await expect(pending).toBeChecked();
  await expect(pending, 'Enter and Space keep the choice').toBeFocused();
  await dialog.getByRole('button', { name: 'Approve 5 pending statuses' }).click();
  await expect(run(page)).toContainText('Approved: 5 pending statuses');
  expect(await counted()).toEqual({ clicks: 5, keys: 0 });
  expect(hosted.received()).toHaveLength(5);
});

test('with a filter by product, this product is chosen, and the preview says what stops', async ({
  page,
  hosted,
  organization,
}) => {
  const [first] = batchIn(organization);
  const product = first?.credentials[0]?.products[0]?.name ?? '';
  await page.goto(`${hosted.url}${list}?product=${encodeURIComponent(product)}&q=Sheaf+001`);
  await page.getByRole('checkbox', { name: 'Select Sheaf 001' }).check();
  await bar(page).getByRole('button', { name: 'Revoke…' }).click();
  await expect(page.getByRole('radio', { name: 'One API product in their keys' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'API product' })).toHaveValue(product);
  await expect(fact(page, 'Stops working')).toHaveText(/API products?\b/);
});

/** 400 apps; `count` approved ones of developers have the display names *Sheaf 001* and so on. */
function withSheaf(count: number): Organization {
  const made = generatedOrganization({ name, platform: 'x', apps: 400, now: Date.now() });
  const chosen = made.apps.filter(({ owner }) => owner.kind === 'developer').slice(0, count);
  for (const [index, app] of chosen.entries()) {
    app.status = 'approved';
    // Not a generated name, which may have the beginning of a seeded key: the check for leaked keys would find it.
    app.name = `sheaf-${index + 1}`;
    app.attributes = [{ name: 'DisplayName', value: names(index + 1, index + 1)[0] ?? '' }];
  }
  return made;
}

function names(first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `Sheaf ${String(first + index).padStart(3, '0')}`,
  );
}

function batchIn(organization: Organization | undefined) {
  return (organization?.apps ?? [])
    .filter((app) => nameOf(app).startsWith('Sheaf'))
    .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function revokedIn(organization: Organization | undefined): string[] {
  return batchIn(organization)
    .filter(({ status }) => status === 'revoked')
    .map(nameOf);
}

function nameOf({ attributes }: Organization['apps'][number]): string {
  return attributes[0]?.value ?? '';
}

/** The most requests that arrived within one second. */
function busiestSecond(): number {
  const times = requests().map(({ at }) => at);
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
  );
}

/** The bar that is shown for a bulk change while its dialog is closed. */
function run(page: Page) {
  return page.getByRole('region', { name: 'Bulk change' });
}

function bar(page: Page) {
  return page.getByRole('region', { name: 'Selection' });
}

function fact(page: Page, term: string) {
  return page
    .getByRole('dialog')
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: term }) })
    .getByRole('definition');
}
