import { test } from './fixture-hosted.ts';
import { addressOf, appNamed, keyNamed, organizationWith } from './seed/odd-apps.ts';
import { choose, confirmRevoke, noteOf } from './statuses.ts';
import { expect } from './test.ts';

const dayMs = 86_400_000;
const years = [2023, 2024, 2025];
const app = appNamed('partner', {
  credentials: [
    ...years.map((year, index) =>
      keyNamed(`acme-gateway-${year}-prod-key`, ['weather'], {
        issuedAt: Date.UTC(2023, 10, 14, 12) + index * dayMs,
      }),
    ),
    keyNamed('legacy-1', ['weather'], { issuedAt: Date.UTC(2020, 0, 1, 12) }),
    keyNamed('legacy-2', ['weather'], { issuedAt: Date.UTC(2021, 0, 1, 12) }),
    keyNamed('legacy-3', ['weather'], { issuedAt: Date.UTC(2021, 0, 1, 12, 30, 5) }),
    keyNamed('dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue', ['weather']),
    keyNamed('dk7Qm2Yw9LpR4sTv8YbN1cFgHj6Za3Ue', ['weather']),
    keyNamed('Xk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue', ['weather']),
  ],
});
const names = [
  'acme…-key (1 of 3, issued Nov 14, 2023)',
  'acme…-key (2 of 3, issued Nov 15, 2023)',
  'acme…-key (3 of 3, issued Nov 16, 2023)',
  '•••• (1 of 3, issued Jan 1, 2020)',
  '•••• (2 of 3, issued Jan 1, 2021, 13:00:00)',
  '•••• (3 of 3, issued Jan 1, 2021, 13:30:05)',
  'dk7Qm2X…a3Ue',
  'dk7Qm2Y…a3Ue',
  'Xk7Q…a3Ue',
];
const [, second = ''] = names;

test.use({
  organization: async ({}, use) => {
    await use(organizationWith(app));
  },
});

test('every key of an app has its own name in headings, controls and tables', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(app)}/edit`);
  for (const name of names) {
    const group = page.getByRole('group', { name: `Key ${name}`, exact: true });
    await expect(group).toHaveCount(1);
    await expect(group.getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
    await expect(
      group.getByRole('button', { name: `Copy key ${name}`, exact: true }),
    ).toBeVisible();
    const status = group.getByRole('combobox', { name: `Status of key ${name}`, exact: true });
    await expect(status).toHaveText('Approved');
    await expect(group.getByRole('table', { name: `API products of key ${name}` })).toBeVisible();
  }
  const page1 = await page.content();
  for (const { consumerKey } of app.credentials) expect(page1).not.toContain(consumerKey);
});

test('the dialog, the note, Activity, the JSON and curl name the revoked key', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(app)}/edit`);
  const status = page.getByRole('combobox', { name: `Status of key ${second}`, exact: true });
  await choose(page, status, 'Revoke');
  const dialog = page.getByRole('alertdialog', { name: `Revoke key ${second}?`, exact: true });
  await expect(dialog).toContainText(`The whole key ${second} of partner.`);
  await dialog.getByText('and 2 more').click();
  const rows = await dialog.getByRole('listitem').allTextContents();
  const [stopped, ...kept] = rows;
  expect(stopped).toBe(`weather ${second}`);
  const others = names.filter((name) => name !== second).map((name) => `weather ${name}`);
  expect(kept.toSorted()).toEqual(others.toSorted());
  await dialog.getByText('The request').click();
  await expect(dialog.getByText('/keys/acme…-key (2 of 3)?action=revoke')).toBeVisible();
  await confirmRevoke(page);
  await expect(status).toHaveText('Revoked');
  expect(hosted.received()).toEqual([
    expect.stringContaining(`/keys/acme-gateway-2024-prod-key?action=revoke`),
  ]);
  await expect(noteOf(page, `Key ${second}`)).toContainText('Revoked, verified');

  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('table', { name: 'Activity' }).getByRole('rowheader')).toContainText(
    `Key ${second}`,
  );
  await expect(page.getByRole('button', { name: `Undo: Key ${second}` })).toBeVisible();

  await page.getByRole('link', { name: 'partner' }).click();
  await page.getByRole('button', { name: 'JSON' }).click();
  const json = page.getByRole('region', { name: 'JSON of partner' });
  for (const place of [1, 2, 3])
    await expect(json.getByText(`"consumerKey": "acme…-key (${place} of 3)"`)).toHaveCount(1);
  await expect(
    page.getByRole('button', { name: `Copy approve (curl): weather in key ${second}` }),
  ).toHaveCount(1);
});

test('key names are in the language of the page', async ({ page, hosted }) => {
  await page.goto(`${hosted.url}${addressOf(app)}/edit?language=de`);
  await expect(
    page.getByRole('group', { name: /^Schlüssel acme…-key \(2 von 3, ausgestellt am / }),
  ).toHaveCount(1);
});
