import { test as base } from 'playwright/test';
import { keyOf, organizations } from '../test.ts';
import { opener, type BrowserName } from './installed.ts';
import type { Tab, Target } from './tab.ts';

const names: BrowserName[] = ['Chromium', 'Firefox', 'WebKit'];

for (const name of names) {
  const open = opener(name);
  const test = base.extend<{ tab: Tab }>({
    tab: async ({}, use) => {
      test.skip(!open, `${name} is not installed here`);
      if (!open) return;
      const tab = await open();
      await use(tab);
      await tab.close();
    },
  });

  test(`${name}: a search, the edit view, each of the three levels, Undo and a reload`, async ({
    tab,
    baseURL,
  }) => {
    await tab.open(`${baseURL}`);
    await tab.waitFor({ role: 'table', name: 'Apps' });
    await tab.click({ role: 'searchbox', name: 'Search apps' });
    await tab.type('Checkout Web');
    await tab.click(button('Edit Checkout Web'));
    for (const { control, undo } of levels) {
      await tab.click(control);
      await tab.click({ role: 'option', name: 'Revoke' });
      await tab.click(button('Revoke'));
      await tab.waitFor(control, 'Revoked');
      await tab.click(button(undo));
      await tab.waitFor(control, 'Approved');
    }
    await tab.reload();
    for (const { control } of levels) await tab.waitFor(control, 'Approved');
  });

  test(`${name}: a status by keyboard, and keys that change nothing`, async ({ tab, baseURL }) => {
    await tab.open(`${baseURL}/`);
    await tab.click(button('Edit Drone Dispatch'));
    const control = status('Status of routing');
    await tab.focus(control);
    await tab.type('r');
    await tab.waitFor(control, 'Approved');
    await tab.press('Enter');
    // It takes keys from then on.
    await tab.waitForFocus({ role: 'option', name: 'Approve' });
    await tab.press('End');
    await tab.waitForFocus({ role: 'option', name: 'Revoke' });
    await tab.press('Enter');
    await tab.waitFor(button('Cancel'));
    await tab.press('Escape');
    await tab.waitUntilGone(button('Cancel'));
    await tab.focus(control);
    await tab.press('ArrowDown');
    await tab.waitForFocus({ role: 'option', name: 'Approve' });
    await tab.press('End');
    await tab.waitForFocus({ role: 'option', name: 'Revoke' });
    await tab.press('Enter');
    await tab.waitFor(button('Cancel'));
    await tab.press('Tab');
    await tab.press('Enter');
    await tab.waitFor(control, 'Revoked');
  });

  test(`${name}: Copy reports what it did`, async ({ tab, baseURL }) => {
    await tab.open(`${baseURL}/`);
    await tab.click({ role: 'searchbox', name: 'Search apps' });
    await tab.type('Checkout Web');
    await tab.click(link('Checkout Web'));
    await tab.click(button('Copy key nDSC…3ZU2'));
    await tab.waitFor(button('Copy key nDSC…3ZU2'), 'Copied');
  });

  test(`${name}: an app is created, and its key is shown`, async ({ tab, baseURL }) => {
    await tab.open(`${baseURL}/organizations/${organizations.x}/apps/new`);
    await tab.click({ role: 'textbox', name: 'Display name' });
    await tab.type('Shop');
    await tab.click({ role: 'combobox', name: 'Owner' });
    await tab.type('kwame.mensah@accrapay.example');
    const suggestion = {
      role: 'option',
      name: 'kwame.mensah@accrapay.example Kwame Mensah',
    } as const;
    await tab.waitFor(suggestion);
    await tab.press('ArrowDown');
    await tab.press('Enter');
    await tab.waitUntilGone(suggestion);
    await tab.click(button('Create app'));
    await tab.click(button('I have stored it'));
    await tab.waitFor({ role: 'heading', name: 'Shop' });
  });

  test(`${name}: a leaked key is found in a typed line, and revoked`, async ({ tab, baseURL }) => {
    await tab.open(`${baseURL}/organizations/${organizations.x}/leaked-keys`);
    await tab.click({ role: 'textbox', name: 'Text with leaked keys' });
    await tab.type(`x-api-key: ${keyOf('Checkout Web').consumerKey}`);
    await tab.click(button('Find keys'));
    await tab.click(button('Revoke 1 key'));
    await tab.waitFor(button('Cancel'));
    await tab.click({ ...button('Revoke 1 key'), isLast: true });
    await tab.waitFor({ role: 'table', name: 'Keys found' }, 'Revoked, verified');
  });
}

const levels = [
  { control: status('Status of orders'), undo: 'Undo: orders' },
  { control: status('Status of key nDSC…3ZU2'), undo: 'Undo: Key nDSC…3ZU2' },
  { control: status('App status'), undo: 'Undo: App Checkout Web' },
];

function link(name: string): Target {
  return { role: 'link', name };
}

function button(name: string): Target {
  return { role: 'button', name };
}

function status(name: string): Target {
  return { role: 'combobox', name };
}
