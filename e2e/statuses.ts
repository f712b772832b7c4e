import { expect, pathOf, type Locator, type Page, type Sent } from './test.ts';

/** What a Status control offers. */
export type Option = 'Approve' | 'Revoke';

/** What a Status control shows after an option was applied. */
export const statusAfter = { Approve: 'Approved', Revoke: 'Revoked' } as const;

/** One of the three switches of an app, with the request that each of its options must send. */
export interface Switch {
  /** the name of its control */
  name: string;
  method: 'POST' | 'PUT';
  /** what its note is about, as in *Last change: orders* */
  label: string;
  /** the path of the request (docs/apigee-api.md, "Status calls") */
  path: string;
  /** what it is at first, and the option that changes that */
  before: 'Approved' | 'Revoked';
  change: Option;
  back: Option;
}

/** The Status control of a switch. */
export function controlOf(page: Page, { name }: Pick<Switch, 'name'>): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

/** The request that choosing the option must send. */
export function writeOf({ method, path }: Switch, option: Option): Sent {
  const target = `${path}?action=${option.toLowerCase()}`;
  return { method, target, contentType: 'application/octet-stream', body: null };
}

/** The note beside a Status control on its last change, by what that changed, such as *orders*. */
export function noteOf(page: Page | Locator, label: string): Locator {
  return page.getByRole('group', { name: `Last change: ${label}`, exact: true });
}

/** The notes on the last changes. */
export function notesOn(page: Page): Locator {
  return page.getByRole('group', { name: /^Last change: / });
}

/** The options of the open Status list. */
export function statusOptions(page: Page): Locator {
  return page.getByRole('listbox').getByRole('option');
}

/** Chooses an option of a Status control by mouse; *Revoke* then asks for confirmation. */
export async function choose(page: Page, status: Locator, option: string): Promise<void> {
  await status.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Confirms the dialog that *Revoke* opens, by mouse. */
export async function confirmRevoke(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: /^Revoke / });
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
}

/** Chooses an option by mouse, and confirms if it revokes. Does not wait for the outcome. */
export async function submitStatus(page: Page, status: Locator, option: Option): Promise<void> {
  await choose(page, status, option);
  if (option === 'Revoke') await confirmRevoke(page);
}

/** Changes a status by mouse, and waits until the control shows it. */
export async function changeStatus(page: Page, status: Locator, option: Option): Promise<void> {
  await submitStatus(page, status, option);
  await expect(status).toHaveText(statusAfter[option]);
}

/**
 * Opens the edit page of an app under a scenario, and revokes there without waiting for the outcome. Returns the
 * control; a pattern means the first match.
 */
export async function revokeUnder(
  page: Page,
  scenario: string,
  { app = 'Checkout Web', organization, name = 'Status of orders' }: RevokeTarget = {},
): Promise<Locator> {
  await page.goto(`${pathOf(app, organization)}/edit?scenario=${scenario}`);
  const found = page.getByRole('combobox', { name });
  const status = typeof name === 'string' ? found : found.first();
  await submitStatus(page, status, 'Revoke');
  return status;
}

interface RevokeTarget {
  app?: string;
  organization?: string;
  /** of the Status control */
  name?: string | RegExp;
}
