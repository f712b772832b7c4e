import { choose, confirmRevoke, expect, failedRequest, pathOf, type Page } from './test.ts';

/** A state of the console that a person can bring about, and how. */
export interface State {
  name: string;
  reach(page: Page): Promise<void>;
  /** the width of the window that the state needs, in px; default: whatever is there */
  width?: number;
  /** the state ends when the window changes its size */
  closesWithSize?: boolean;
  /** what the browser writes to the console by itself on the way */
  noise?: RegExp;
}

/** Every state in which the console is looked at: by axe, in both colour schemes, and at 320 px. */
export const states: readonly State[] = [
  {
    name: 'list',
    async reach(page) {
      await page.goto('/');
      await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
    },
  },
  {
    name: 'empty list',
    async reach(page) {
      await page.goto('/?scenario=empty');
      await expect(
        page.getByRole('heading', { name: 'This organization has no apps' }),
      ).toBeVisible();
    },
  },
  {
    name: 'list without a match',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/apps?q=nothing-like-it');
      await expect(page.getByRole('heading', { name: 'No app matches' })).toBeVisible();
    },
  },
  {
    name: 'app page',
    async reach(page) {
      await page.goto(pathOf('Delivery Hub'));
      await expect(page.getByRole('heading', { level: 1, name: 'Delivery Hub' })).toBeVisible();
      await expect(page.getByRole('group', { name: /^Key / })).toHaveCount(5);
    },
  },
  {
    name: 'app page with a hostile name',
    async reach(page) {
      await page.goto(pathOf('reconciliation-q'));
      await expect(page.getByRole('heading', { level: 1, name: /^Quarterly/ })).toBeVisible();
    },
  },
  {
    name: 'edit view',
    async reach(page) {
      await page.goto(`${pathOf('Delivery Hub')}/edit`);
      await expect(page.getByRole('combobox', { name: 'App status' })).toBeVisible();
    },
  },
  { name: 'open Status list', closesWithSize: true, reach: openStatusList },
  { name: 'revoke dialog', reach: openRevokeDialog },
  {
    name: 'toast of a success',
    async reach(page) {
      await openRevokeDialog(page);
      await confirmRevoke(page);
      await expect(page.getByText('Revoked: orders', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'toast of a failure with its details',
    noise: failedRequest,
    async reach(page) {
      await openRevokeDialog(page, '?scenario=server-error');
      await confirmRevoke(page);
      await page.getByText('Details', { exact: true }).click();
      await expect(page.getByText('Internal error encountered.', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'error page with its details',
    noise: failedRequest,
    async reach(page) {
      await page.goto(`${pathOf('Checkout Web')}?scenario=server-error-reads`);
      await page.getByText('Details', { exact: true }).click();
      await expect(page.getByText('Internal error encountered.', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'notice that a page is stale',
    noise: failedRequest,
    async reach(page) {
      await page.goto('/?scenario=gone');
      await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
      await expect(page.getByRole('alert').getByText(/could not be read again/)).toBeVisible();
    },
  },
  {
    name: 'page that is not there',
    async reach(page) {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    },
  },
  {
    name: 'open demo menu',
    async reach(page) {
      await page.goto('/');
      await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
      await page.getByRole('button', { name: 'Demo data' }).click();
      await expect(page.getByRole('dialog', { name: 'Demo data' })).toBeVisible();
    },
  },
  {
    name: 'open navigation drawer',
    width: 390,
    async reach(page) {
      await page.goto('/');
      await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
      await page.getByRole('button', { name: 'Menu' }).click();
      await expect(page.getByRole('navigation').getByRole('link', { name: 'Apps' })).toBeVisible();
    },
  },
  {
    name: 'skeleton of the list',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/apps?scenario=no-reply-reads');
      await expect(page.getByRole('main').getByText('Loading…')).toBeAttached();
    },
  },
  {
    name: 'skeleton of an app',
    async reach(page) {
      await page.goto(`${pathOf('Checkout Web')}?scenario=no-reply-reads`);
      await expect(page.getByRole('main').getByText('Loading…')).toBeAttached();
    },
  },
];

async function openStatusList(page: Page, query = '') {
  await page.goto(`${pathOf('Checkout Web')}/edit${query}`);
  await page.getByRole('combobox', { name: 'Status of orders' }).click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Approve', 'Revoke']);
}

async function openRevokeDialog(page: Page, query = '') {
  await page.goto(`${pathOf('Checkout Web')}/edit${query}`);
  await choose(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await expect(page.getByRole('alertdialog', { name: 'Revoke orders?' })).toBeVisible();
}
