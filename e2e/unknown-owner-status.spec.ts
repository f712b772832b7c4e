import { test } from './fixture-hosted.ts';
import { addressOf, appNamed, keyNamed, organizationWith } from './seed/odd-apps.ts';
import { choose } from './statuses.ts';
import { expect, failedRequest, tabTo } from './test.ts';

const credentials = [keyNamed('Case52kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', ['weather'])];
const orphan = appNamed('orphan', { owner: { kind: 'developer', id: 'dev-1' }, credentials });
const ownerless = appNamed('ownerless', { owner: { kind: 'developer', id: '' }, credentials });
const ordinary = appNamed('an ordinary one', { credentials });

const oddOwner = appNamed('odd owner', {
  owner: { kind: 'appgroup', id: 'broken' },
  credentials,
});

test.use({
  organization: async ({}, use) => {
    const made = organizationWith(orphan, ownerless, ordinary, oddOwner);
    const [group] = made.appGroups;
    // A status of the wrong type is unknown; the rest of the AppGroup is valid.
    const broken = { ...group, name: 'broken', status: 7 as unknown as string };
    await use({ ...made, appGroups: group ? [{ ...group, ...broken }] : [] });
  },
});

test('an owner that answers 404 is shown as missing and makes the verdict conditional', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${hosted.url}${addressOf(orphan)}/edit`);
  await expect(page.getByText('Owner does not exist (404)')).toBeVisible();
  const group = page.getByRole('group', { name: /^Key / });
  await expect(group.getByRole('strong')).toHaveText('Usable, owner does not exist');
  await expect(group.getByRole('cell').last()).toHaveText('Usable, owner does not exist');
  await choose(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  await expect(page.getByRole('alertdialog')).toContainText('The owner does not exist (404)');
});

test('an unknown owner status makes the verdict conditional', async ({ page, hosted }) => {
  await page.goto(`${hosted.url}${addressOf(oddOwner)}`);
  const group = page.getByRole('group', { name: /^Key / });
  await expect(group.getByRole('strong')).toHaveText('Usable, owner unknown');
  await expect(group.getByRole('cell').last()).toHaveText('Usable, owner unknown');
  await expect(page.getByText('Status unknown')).toBeVisible();
});

test('while the owner is loading, the page does not call it unknown', async ({ page, hosted }) => {
  hosted.scenario('slow');
  await page.goto(`${hosted.url}${addressOf(ordinary)}`);
  const group = page.getByRole('group', { name: /^Key / });
  await expect(group.getByText('Loading owner…', { exact: true })).toBeVisible();
  await expect(group.getByRole('cell').last()).toHaveText('Usable, loading owner…');
  await expect(page.getByText('owner unknown')).toHaveCount(0);
  await expect(group.getByRole('cell').last()).toHaveText('Usable');
  await expect(group.getByText('Loading owner…')).toHaveCount(0);
});

test('an app without an owner shows an explanation, and its controls are read-only', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(ownerless)}/edit`);
  const note = page.getByRole('note');
  await expect(note).toContainText('This app has no owner in the data Apigee returned');
  await expect(note).toContainText('Its statuses can’t be changed');
  await expect(page.getByRole('group', { name: /^Key / }).getByRole('strong')).toHaveText(
    'Usable, owner unknown',
  );
  const switches = page.getByRole('combobox', { name: /status/i });
  await expect(switches).toHaveCount(3);
  for (const status of await switches.all()) {
    await expect(status).toHaveAccessibleDescription(/^Read-only: this app has no owner/);
    await tabTo(page, status);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toHaveCount(0);
  }
  await expect(page.getByText('fault of its own')).toHaveCount(0);
  expect(hosted.received()).toEqual([]);
});
