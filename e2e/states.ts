import { pasteText } from './clipboard.ts';
import { leakedLog } from './leaked-log.ts';
import {
  createButton,
  fillNames,
  newKeyPanel,
  openDeleteDialog,
  openDetailsForm,
  openNewApp,
  ownerCases,
} from './app-forms.ts';
import {
  openFindDialog,
  openList,
  openSettings,
  organizationOptions,
  openRevokeDialog,
  revokeOrders,
  openActivity,
  openSkeleton,
  revokeAndLeave,
} from './navigate.ts';
import { choose, confirmRevoke, noteOf, submitStatus } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  keyOf,
  organizations,
  pathOf,
  toasts,
  type Locator,
  type Page,
} from './test.ts';

/** A state of the console, and how to reach it. */
export interface State {
  name: string;
  /** opens it, and returns an element that is visible in this state */
  reach(page: Page): Promise<Locator>;
  /** the window width that the state needs, in px; default: any */
  width?: number;
  /** resizing the window ends the state */
  closesWithSize?: boolean;
  /** expected console messages of the browser */
  noise?: RegExp;
}

/** The states that are checked by axe, in both color schemes, and at 320 px. */
export const states: readonly State[] = [
  { name: 'list', reach: openList },
  {
    name: 'empty list',
    async reach(page) {
      await page.goto('/?scenario=empty');
      return page.getByRole('heading', { name: 'This organization has no apps' });
    },
  },
  {
    name: 'list without a match',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/apps?q=nothing-like-it');
      return page.getByRole('heading', { name: 'No app matches' });
    },
  },
  {
    name: 'keys with filters and a selection',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/keys?is=pending');
      await page.getByRole('table', { name: 'Keys' }).getByRole('checkbox').nth(1).check();
      const bar = page.getByRole('region', { name: 'Selection (F6)' });
      return bar.getByRole('button', { name: 'Revoke…' });
    },
  },
  {
    name: 'keys that expire soon, and statistics that were refused',
    noise: failedRequest,
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/keys?scenario=stats-refused');
      await page.getByRole('button', { name: 'Expiry forecast' }).click();
      await page.getByRole('note', { name: 'Last used' }).getByText('Details').click();
      return page.getByRole('button', { name: 'Download calendar' });
    },
  },
  {
    name: 'app page with the calls of its keys',
    async reach(page) {
      await page.goto(pathOf('Delivery Hub'));
      await page.getByRole('button', { name: 'Usage', exact: true }).click();
      await page.locator('summary').filter({ hasText: 'Calls per day' }).click();
      return page.getByRole('table', { name: 'Calls per day' });
    },
  },
  {
    name: 'app page',
    async reach(page) {
      await page.goto(pathOf('Delivery Hub'));
      return page.getByRole('group', { name: /^Key / }).nth(4);
    },
  },
  {
    name: 'app page with a name of 200 characters',
    async reach(page) {
      await page.goto(pathOf('reconciliation-q'));
      return page.getByRole('heading', { level: 1, name: /^Quarterly/ });
    },
  },
  {
    name: 'app page with its JSON and calls',
    async reach(page) {
      await page.goto(pathOf('Delivery Hub'));
      await page.getByRole('button', { name: 'JSON', exact: true }).click();
      return page.getByRole('region', { name: /^JSON of / });
    },
  },
  {
    name: 'API products',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/products');
      return page.getByRole('table', { name: 'API products' });
    },
  },
  {
    name: 'API product that opens more than it lists',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/products/operations-unlimited');
      return page.getByRole('heading', { name: 'No key has this product' });
    },
  },
  {
    name: 'API product with keys and a selection',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/products/identity');
      await page.getByRole('checkbox', { name: 'Select all keys with this product' }).check();
      return page.getByText(/^\d selected$/);
    },
  },
  {
    name: 'developers',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/developers');
      return page.getByRole('table', { name: 'Developers' });
    },
  },
  {
    name: 'AppGroup',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/developers/northwind-logistics?kind=appgroup');
      return page.getByRole('table', { name: 'Apps of Northwind Logistics' });
    },
  },
  {
    name: 'question before an owner is deactivated',
    async reach(page) {
      await page.goto('/organizations/keywarden-edge/developers/metrolink?kind=company');
      await choose(page, page.getByRole('combobox', { name: /^Status of / }), 'Deactivate');
      return page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' });
    },
  },
  {
    name: 'edit view',
    async reach(page) {
      await page.goto(`${pathOf('Delivery Hub')}/edit`);
      return page.getByRole('combobox', { name: 'App status' });
    },
  },
  {
    name: 'form of a new app with problems',
    async reach(page) {
      await openNewApp(page, 'keywarden-demo');
      await page.getByRole('button', { name: 'Add attribute' }).click();
      await createButton(page).click();
      return page.getByText('Choose an owner.');
    },
  },
  {
    name: 'key of a new app',
    noise: failedRequest,
    async reach(page) {
      const [owner] = ownerCases;
      await openNewApp(page, 'keywarden-demo');
      if (owner) await fillNames(page, owner, 'Shop');
      await page.getByRole('checkbox', { name: 'payments-v2' }).check();
      await createButton(page).click();
      return newKeyPanel(page).getByText('Pending');
    },
  },
  {
    name: 'form with the details of an app',
    async reach(page) {
      const form = await openDetailsForm(page, 'Checkout Web');
      return form.getByRole('button', { name: 'Save' });
    },
  },
  {
    name: 'dialog that deletes an app',
    async reach(page) {
      const dialog = await openDeleteDialog(page, 'Rain Radar');
      return dialog.getByText('Stops working');
    },
  },
  {
    name: 'open Status list',
    closesWithSize: true,
    async reach(page) {
      await page.goto(`${pathOf('Checkout Web')}/edit`);
      await page.getByRole('combobox', { name: 'Status of orders' }).click();
      return page.getByRole('listbox').getByRole('option', { name: 'Revoke', exact: true });
    },
  },
  {
    name: 'access check with a refused call',
    async reach(page) {
      await page.goto(`/organizations/${organizations.x}/access-check`);
      await page.getByLabel('URL or curl command').focus();
      const { consumerKey } = keyOf('Price Scraper');
      const url = 'https://api.keywarden-demo.example/payments/v2/refunds';
      await pasteText(page, `curl -X POST -H 'x-apikey: ${consumerKey}' ${url}`);
      return page.getByRole('table', { name: 'API products of the key' });
    },
  },
  { name: 'revoke dialog', reach: (page) => openRevokeDialog(page) },
  {
    name: 'revoke dialog with its request',
    async reach(page) {
      await page.goto(`${pathOf('Delivery Hub')}/edit`);
      await choose(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
      await page.getByRole('alertdialog').getByText('The request', { exact: true }).click();
      return page.getByRole('alertdialog').getByRole('button', { name: 'Copy curl' });
    },
  },
  {
    name: 'question after somebody else’s change',
    async reach(page) {
      await page.goto(`${pathOf('Checkout iOS')}/edit?scenario=changed-meanwhile`);
      await submitStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
      const dialog = page.getByRole('alertdialog', { name: / anyway\?$/ });
      return dialog.getByRole('table', { name: 'Changes since you loaded the app' });
    },
  },
  {
    name: 'note on what was changed',
    async reach(page) {
      await revokeOrders(page);
      return page.getByText(/^Revoked, verified .* Gateways may honor it until/);
    },
  },
  {
    name: 'note after the gateways’ window',
    async reach(page) {
      await page.clock.install();
      await revokeOrders(page);
      await page.clock.fastForward('10:00');
      return page.getByText(/^Revoked, verified .* Gateway caches expired at/);
    },
  },
  {
    name: 'switches that are read-only',
    noise: failedRequest,
    async reach(page) {
      await openRevokeDialog(page, '?scenario=forbidden');
      await confirmRevoke(page);
      return page.getByRole('combobox', { name: 'Status of orders', disabled: true });
    },
  },
  {
    name: 'note on a failure with its details',
    noise: failedRequest,
    async reach(page) {
      await openRevokeDialog(page, '?scenario=server-error');
      await confirmRevoke(page);
      const note = noteOf(page, 'orders');
      await note.getByText('Details', { exact: true }).click();
      return note.getByText('Internal error encountered.', { exact: true });
    },
  },
  {
    name: 'note that counts down',
    noise: failedRequest,
    async reach(page) {
      await openRevokeDialog(page, '?scenario=rate-limited');
      // The clock stands still, so the countdown does not end.
      await page.clock.setFixedTime(Date.now());
      await confirmRevoke(page);
      return noteOf(page, 'orders').getByRole('button', { name: /^Try again/, disabled: true });
    },
  },
  {
    name: 'toast of a success',
    async reach(page) {
      await revokeAndLeave(page);
      await page.clock.resume();
      // It stays while it has the focus.
      await toasts(page).getByRole('button', { name: 'Undo' }).focus();
      return toasts(page).getByText('Revoked: orders', { exact: true });
    },
  },
  {
    name: 'toast of a failure with its details',
    noise: failedRequest,
    async reach(page) {
      await revokeAndLeave(page, 'Changes are never answered');
      await page.clock.resume();
      await toasts(page).getByText('Details', { exact: true }).click();
      return toasts(page).getByText('apigee.googleapis.com', { exact: true });
    },
  },
  {
    name: 'notice that the server asks to wait',
    noise: failedRequest,
    async reach(page) {
      await page.clock.setFixedTime(Date.now());
      await page.goto(`${pathOf('Checkout Web')}?scenario=rate-limited-reads`);
      return page.getByRole('paragraph').filter({ hasText: 'Rate limited by the server' });
    },
  },
  {
    name: 'Activity without an entry',
    async reach(page) {
      await openList(page);
      await openActivity(page);
      return page.getByRole('heading', { name: 'Nothing has been changed in this tab' });
    },
  },
  {
    name: 'Activity with details',
    noise: failedRequest,
    async reach(page) {
      await revokeOrders(page);
      await chooseScenario(page, 'Server error on changes (500)');
      await submitStatus(page, page.getByRole('combobox', { name: 'Status of loyalty' }), 'Revoke');
      await expect(noteOf(page, 'loyalty')).toContainText('Failed; checked again');
      await openActivity(page);
      const table = page.getByRole('table', { name: 'Activity' });
      for (const index of [0, 1]) await table.getByText('Details').nth(index).click();
      return table.getByText('Internal error encountered.');
    },
  },
  {
    name: 'Approvals with a selection and a failed decision',
    noise: failedRequest,
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/approvals?scenario=server-error');
      await page.getByRole('button', { name: 'Select these 3 requests' }).click();
      await page.getByRole('button', { name: /^Approve key / }).click();
      return page.getByRole('table', { name: 'Approvals' }).getByText('Server error (500)');
    },
  },
  {
    name: 'error page with its details',
    noise: failedRequest,
    async reach(page) {
      await page.goto(`${pathOf('Checkout Web')}?scenario=server-error-reads`);
      await page.getByText('Details', { exact: true }).click();
      return page.getByText('Internal error encountered.', { exact: true });
    },
  },
  {
    name: 'notice that a page is older',
    noise: failedRequest,
    async reach(page) {
      await page.goto('/?scenario=gone');
      await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
      return page.getByRole('alert').getByText(/could not refresh/i);
    },
  },
  {
    name: 'page that is not there',
    async reach(page) {
      await page.goto('/nowhere');
      return page.getByRole('heading', { name: 'Page not found' });
    },
  },
  {
    name: 'open demo menu',
    async reach(page) {
      await openList(page);
      await page.getByRole('button', { name: 'Demo data' }).click();
      return page.getByRole('dialog', { name: 'Demo data' });
    },
  },
  {
    name: 'open settings',
    async reach(page) {
      await openList(page);
      return (await openSettings(page)).getByRole('combobox', { name: 'Theme' });
    },
  },
  {
    name: 'open organization list',
    async reach(page) {
      await openList(page);
      await page.getByRole('combobox', { name: 'Organization' }).click();
      return organizationOptions(page).first();
    },
  },
  {
    name: 'search with results of every kind',
    async reach(page) {
      await openList(page);
      const dialog = await openFindDialog(page);
      await dialog.getByRole('combobox').fill('a');
      return dialog.getByRole('option', { name: /^Show all/ });
    },
  },
  {
    name: 'list of shortcuts',
    async reach(page) {
      await openList(page);
      await page.keyboard.press('?');
      return page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    },
  },
  {
    name: 'open navigation drawer',
    width: 390,
    async reach(page) {
      await openList(page);
      await page.getByRole('button', { name: 'Menu' }).click();
      return page.getByRole('navigation').getByRole('link', { name: 'Apps' });
    },
  },
  {
    name: 'leaked keys',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/leaked-keys');
      return page.getByRole('textbox', { name: 'Text with leaked keys' });
    },
  },
  {
    name: 'leaked keys that were found',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/leaked-keys');
      await page.getByRole('textbox', { name: 'Text with leaked keys' }).focus();
      await pasteText(page, leakedLog().text);
      return page.getByRole('button', { name: 'Search all of keywarden-large' });
    },
  },
  {
    name: 'dialog that revokes leaked keys by their owners',
    async reach(page) {
      await page.goto('/organizations/keywarden-demo/leaked-keys');
      await page.getByRole('textbox', { name: 'Text with leaked keys' }).focus();
      await pasteText(page, leakedLog().text);
      await page.getByRole('button', { name: 'Revoke 5 keys' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'The owners of these apps' }).check();
      await expect(dialog.getByRole('definition')).toHaveCount(5);
      return dialog.getByRole('button', { name: /^Deactivate 5 owners/ });
    },
  },
  {
    name: 'skeleton of the list',
    reach: (page) => openSkeleton(page, '/organizations/keywarden-demo/apps'),
  },
  { name: 'skeleton of an app', reach: (page) => openSkeleton(page, pathOf('Checkout Web')) },
];
