import { choose, confirmRevoke, noteOf } from './statuses.ts';
import { chooseScenario, expect, pathOf, timeOf, type Locator, type Page } from './test.ts';

/** Opens the list of the first organization. */
export async function openList(page: Page): Promise<Locator> {
  await page.goto('/');
  const table = page.getByRole('table', { name: 'Apps' });
  await table.waitFor();
  return table;
}

/** Chooses an organization in the top bar. */
export async function switchOrganization(page: Page, organization: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Organization' }).click();
  await organizationOptions(page)
    .filter({ has: page.getByText(organization, { exact: true }) })
    .click();
}

/** The organizations that the open list in the top bar offers. */
export function organizationOptions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Organization' }).getByRole('option');
}

/** Opens the settings in the top bar, in any language. */
export async function openSettings(page: Page): Promise<Locator> {
  const name = /^(Settings|Einstellungen|Paramètres)$/;
  await page.getByRole('button', { name }).click();
  return page.getByRole('dialog', { name });
}

/** Opens the Find dialog by its button in the top bar. Returns the dialog. */
export async function openFindDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Search or paste a key' }).click();
  return findDialog(page);
}

export function findDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Search', exact: true });
}

/** Opens the dialog that revokes a product in the app Checkout Web. */
export async function openRevokeDialog(page: Page, query = ''): Promise<Locator> {
  await page.goto(`${pathOf('Checkout Web')}/edit${query}`);
  await choose(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  return page.getByRole('alertdialog', { name: 'Revoke API product orders?' });
}

/** Revokes that product. */
export async function revokeOrders(page: Page): Promise<void> {
  await openRevokeDialog(page);
  await confirmRevoke(page);
  await expect(noteOf(page, 'orders')).toContainText('Revoked, verified');
}

/**
 * Revokes that product, coming from the list, and goes back to the list before the change is answered: a toast reports
 * it there. The page's clock stands still from then on, at the time of the answer or of the timeout.
 */
export async function revokeAndLeave(
  page: Page,
  scenario: 'Slow changes (5 s)' | 'Changes are never answered' = 'Slow changes (5 s)',
): Promise<void> {
  await page.clock.install();
  await page.goto('/organizations/keywarden-demo/apps?q=checkout');
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(orders).toHaveText('Approved');
  await chooseScenario(page, scenario);
  await choose(page, orders, 'Revoke');
  await page.clock.pauseAt((await timeOf(page)) + 60_000);
  await confirmRevoke(page);
  await expect(orders).toHaveText('Revoking…');
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  await page.clock.fastForward(scenario === 'Slow changes (5 s)' ? 5000 : 30_000);
}

/** Opens *Activity* without a reload. */
export async function openActivity(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
}

/** Opens a page whose data never arrives. */
export async function openSkeleton(page: Page, path: string): Promise<Locator> {
  await page.goto(`${path}?scenario=no-reply-reads`);
  return page.getByRole('main').locator('[aria-busy="true"]').first();
}

/** Whether the page is scrolled to its end. */
export function isAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
    return scrollTop + clientHeight >= scrollHeight - 1;
  });
}
