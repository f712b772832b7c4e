import { choose } from './statuses.ts';
import { expect, keyOf, masked, organizations, pathOf, test, type Page } from './test.ts';

const { x, edge } = organizations;
const [older, newer] = [0, 1].map((index) => masked(keyOf('Checkout iOS', index)));
const blocked = 'Nothing stops working: everything here is already blocked.';
const alone = 'Nothing else in this app works.';

for (const { level, app, organization, control, title, says } of [
  {
    level: 'a product',
    app: 'Checkout iOS',
    organization: x,
    control: 'Status of orders',
    title: 'Revoke API product orders?',
    says: [
      `The product orders in key ${newer} of Checkout (iOS). Other products and keys are not touched.`,
      `Stops working orders ${newer}`,
      `Keeps working in this app payments-v2 ${newer} payments-v2 ${older} orders ${older}`,
    ],
  },
  {
    level: 'a key',
    app: 'Checkout iOS',
    organization: x,
    control: `Status of key ${newer}`,
    title: `Revoke key ${newer}?`,
    says: [
      `The whole key ${newer} of Checkout (iOS). Its products keep their own status.`,
      `Stops working payments-v2 ${newer} orders ${newer}`,
      `Keeps working in this app payments-v2 ${older} orders ${older}`,
    ],
  },
  {
    level: 'an app',
    app: 'Metro Timetable',
    organization: edge,
    control: 'App status',
    title: 'Revoke app Metro Timetable?',
    says: ['The whole app Metro Timetable. Its keys and products keep their own status.', alone],
  },
  {
    level: 'a product of a key that is revoked',
    app: 'Till Emulator',
    organization: x,
    control: 'Status of orders',
    title: 'Revoke API product orders?',
    says: [blocked, alone],
  },
])
  test(`the dialog before revoking ${level} lists what stops and what keeps working`, async ({
    page,
    writes,
  }) => {
    await page.goto(`${pathOf(app, organization)}/edit`);
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
    await choose(page, page.getByRole('combobox', { name: control }).first(), 'Revoke');
    await expect(page.getByRole('alertdialog', { name: title })).toBeVisible();
    const text = await wordsOfQuestion(page);
    for (const sentence of says) expect(text).toContain(sentence);
    expect(text).toContain('You can approve it again at any time.');
    await expect(page.getByRole('alertdialog').getByRole('button')).toHaveText([
      'Cancel',
      'Revoke',
    ]);
    expect(writes).toEqual([]);
  });

async function wordsOfQuestion(page: Page): Promise<string> {
  return (await page.getByRole('alertdialog').innerText()).replaceAll(/\s+/gu, ' ');
}
