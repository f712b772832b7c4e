import { expectReceived, type Hosted, test } from './fixture-hosted.ts';
import { conflictApps } from './seed/conflict-apps.ts';
import { choose, confirmRevoke, submitStatus } from './statuses.ts';
import {
  chooseScenario,
  expect,
  keyOf,
  masked,
  pathOf,
  tabTo,
  tallViewport,
  timeOf,
  toasts,
  type Locator,
  type Page,
} from './test.ts';

test.use(tallViewport);

// Another user revokes the app's second key right after it is read.
const [{ app, organization, otherKey, switches }] = conflictApps;
const [, , product] = switches;
const ownKey = masked(keyOf(app, 0, organization));

test('conflict dialog by keyboard: Escape sends nothing, Revoke sends one request', async ({
  page,
  hosted,
}) => {
  const { status, note } = await openChanged(page, hosted);
  await revokeByKeyboard(page, status);
  const dialog = conflictDialog(page);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog).toContainText(
    'Someone else changed Checkout (iOS) after you loaded it. Nothing has been sent yet.',
  );
  await expectComparison(dialog, [
    ['Item', 'You saw', 'Now', 'Your change'],
    [`orders ${ownKey}`, 'Approved', 'Approved', 'Revoked'],
    [`Key ${otherKey}`, 'Approved', 'Revoked', 'Unchanged'],
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(status).toBeFocused();
  await expect(status).toHaveText('Approved');
  await expect(note).toContainText('Not sent (');
  await expectReceived(page, hosted, []);

  // A second time, confirmed.
  await openChanged(page, hosted);
  await revokeByKeyboard(page, status);
  await confirmByKeyboard(page, dialog);
  await expect(dialog).toHaveCount(0);
  await expect(status).toHaveText('Revoked');
  await expect(status).toBeFocused();
  await expect(page.getByRole('combobox', { name: `Status of key ${otherKey}` })).toHaveText(
    'Revoked',
  );
  await expectReceived(page, hosted, [product.request]);
});

test('a further change reopens the conflict dialog', async ({ page, hosted }) => {
  const { status } = await openChanged(page, hosted);
  await submitStatus(page, status, 'Revoke');
  const dialog = conflictDialog(page);
  await expect(dialog).toBeVisible();
  await changeAsOtherUser(page, hosted);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expectComparison(dialog, [
    ['Item', 'You saw', 'Now', 'Your change'],
    [`orders ${ownKey}`, 'Approved', 'Approved', 'Revoked'],
    [`Key ${otherKey}`, 'Revoked', 'Approved', 'Unchanged'],
  ]);
  await expectReceived(page, hosted, []);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(status).toHaveText('Revoked');
  await expect(dialog).toHaveCount(0);
  await expect(status).toBeFocused();
  await expectReceived(page, hosted, [product.request]);
});

// In the demo, where slow replies follow the page's clock.
test('the conflict dialog opens on the page shown at that moment', async ({ page, writes }) => {
  await page.clock.install();
  await page.goto(`${pathOf(app, organization)}/edit?scenario=changed-meanwhile`);
  const { status } = product.find(page);
  await expect(status).toHaveText('Approved');
  await chooseScenario(page, 'Slow network (2 s)');
  await choose(page, status, 'Revoke');
  await page.clock.pauseAt((await timeOf(page)) + 60_000);
  await confirmRevoke(page);
  await page.clock.runFor(100);
  await expect(status).toHaveText('Revoking…');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Activity' });
  await expect(heading).toBeFocused();
  await expect(conflictDialog(page)).toHaveCount(0);
  await page.clock.fastForward(2_000);
  await page.clock.resume();
  await expect(conflictDialog(page)).toBeVisible();
  expect(writes).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(conflictDialog(page)).toHaveCount(0);
  await expect(heading).toBeFocused();
  await expect(toasts(page)).toHaveCount(0);
  expect(writes).toEqual([]);
});

async function openChanged(page: Page, hosted: Hosted) {
  hosted.reset();
  hosted.scenario('changed-meanwhile');
  await page.goto(`${hosted.url}${pathOf(app, organization)}/edit`);
  const { status, note } = product.find(page);
  await expect(status).toHaveText('Approved');
  return { status, note };
}

/** The scenario changes the second key after the next read of the app, which this function sends. */
async function changeAsOtherUser(page: Page, hosted: Hosted): Promise<void> {
  hosted.scenario('changed-meanwhile');
  const address = `/apigee/v1${pathOf(app, organization)}`;
  expect(await page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(200);
  hosted.scenario('none');
}

async function revokeByKeyboard(page: Page, status: Locator): Promise<void> {
  await tabTo(page, status);
  await page.keyboard.press('Enter');
  // The list handles keys only once it has the focus.
  await expect(page.getByRole('option', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('option', { name: 'Revoke' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke API product orders?' });
  await confirmByKeyboard(page, dialog);
}

async function confirmByKeyboard(page: Page, dialog: Locator): Promise<void> {
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Revoke', exact: true }));
  await page.keyboard.press('Enter');
}

function conflictDialog(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'Revoke API product orders anyway?' });
}

async function expectComparison(dialog: Locator, rows: string[][]): Promise<void> {
  const table = dialog.getByRole('table', { name: 'Changes since you loaded the app' });
  await expect(table.getByRole('row')).toHaveCount(rows.length);
  for (const [index, cells] of rows.entries())
    await expect(table.getByRole('row').nth(index).locator('th, td')).toHaveText(cells);
}
