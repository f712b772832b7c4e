import { expect, type Locator, type Page } from './test.ts';

/** The dialog that changes the credentials of an app. */
export function credentialDialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name });
}

/** The card of a key, by its mask. */
export function cardOf(page: Page, mask: string): Locator {
  return page.getByRole('group', { name: `Key ${mask}`, exact: true });
}

/** The button with the menu of a key. */
export function menuOf(page: Page, mask: string): Locator {
  return page.getByRole('button', { name: `More actions for key ${mask}` });
}

/** The mask of the key that the panel of a new key shows. */
export async function maskOfNewKey(page: Page): Promise<string> {
  const copy = credentialDialog(page, 'New key').getByRole('button', { name: /^Copy key / });
  const name = await copy.getAttribute('aria-label');
  expect(name).not.toBeNull();
  return (name ?? '').replace('Copy key ', '');
}

/** A dialog that changes the credentials of an app, by the button that submits it. */
export interface CredentialDialogCase {
  submit: string;
  open(): Promise<void>;
}

/** Every dialog that changes the credentials of an app, or this key of it, in the edit view. */
export function credentialDialogs(page: Page, mask: string): CredentialDialogCase[] {
  const button = (name: string) => () => page.getByRole('button', { name }).click();
  const inMenu = (item: string) => async () => {
    await menuOf(page, mask).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  return [
    { submit: 'Add credential', open: button('Add credential') },
    { submit: 'Import key', open: button('Import key') },
    { submit: 'Create new key', open: button(`Rotate key ${mask}`) },
    { submit: 'Add', open: inMenu('Add API product…') },
    { submit: 'Remove', open: inMenu('Remove API product…') },
    { submit: 'Save scopes', open: inMenu('Set scopes…') },
    { submit: 'Revoke and replace', open: inMenu('Leaked: replace now…') },
    { submit: 'Delete key', open: inMenu('Delete key…') },
  ];
}
