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
