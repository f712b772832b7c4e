import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Option } from './four-apps.ts';
import {
  appOfSeed,
  choose,
  chooseScenario,
  confirmRevoke,
  expect,
  expectSoon,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  tabTo,
  test,
  toasts,
  type Locator,
  type Page,
} from './test.ts';
import { everySecret } from './trail.ts';

const { x, edge } = organizations;
const metroKey = masked(keyOf('Metro Timetable', 0, edge));
const lostKey = masked(keyOf('Lost Property', 0, edge));

/** One change and its row in the table, a minute after the one before. */
interface Step {
  organization: string;
  app: string;
  control: string;
  option: Option;
  scenario?: string;
  /** the title of the toast that comes of it; absent = it is left under way */
  told?: string;
  row: { time: string; what: string; change: string; result: string; undo: boolean };
}

// The clock stands still during each: 11:00 in UTC is noon in Berlin.
const start = Date.UTC(2026, 10, 23, 11);
const steps: readonly Step[] = [
  {
    organization: x,
    app: 'Merchant Onboarding',
    control: 'Status of payments-v2',
    option: 'Approve',
    told: 'Approved: payments-v2',
    row: {
      time: 'Nov 23, 2026, 12:00:00 2026-11-23 11:00:00 UTC',
      what: `payments-v2 Key ${masked(keyOf('Merchant Onboarding'))} · Merchant Onboarding · ${x}`,
      change: 'Pending then Approved',
      result: 'Approved, verified 12:00:00 Gateways: window over since 12:03:00.',
      undo: false,
    },
  },
  {
    organization: x,
    app: 'Warehouse Scanner',
    control: 'App status',
    option: 'Revoke',
    told: 'Revoked: App Warehouse Scanner',
    row: {
      time: 'Nov 23, 2026, 12:01:00 2026-11-23 11:01:00 UTC',
      what: `App Warehouse Scanner Warehouse Scanner · ${x}`,
      change: 'Approved then Revoked',
      result: 'Revoked, verified 12:01:00 Gateways: window over since 12:04:00.',
      undo: true,
    },
  },
  {
    organization: edge,
    app: 'AnotherTestApp',
    control: 'Status of Weather-Product',
    option: 'Approve',
    scenario: 'Server error on changes (500)',
    told: 'Not approved: Weather-Product',
    row: {
      time: 'Nov 23, 2026, 12:02:00 2026-11-23 11:02:00 UTC',
      what: `Weather-Product Key ${masked(keyOf('AnotherTestApp', 0, edge))} · AnotherTestApp · ${edge}`,
      change: 'Revoked then Revoked',
      result: 'Failed; read again at 12:02:00 and is Revoked',
      undo: false,
    },
  },
  {
    organization: edge,
    app: 'Lost Property',
    control: `Status of key ${lostKey}`,
    option: 'Revoke',
    scenario: 'Changes accepted but not applied',
    told: `Not revoked: Key ${lostKey}`,
    row: {
      time: 'Nov 23, 2026, 12:03:00 2026-11-23 11:03:00 UTC',
      what: `Key ${lostKey} Lost Property · ${edge}`,
      change: 'Approved then Approved',
      result: 'Accepted by the server, but still shows Approved at 12:03:00',
      undo: false,
    },
  },
  {
    organization: edge,
    app: 'Metro Timetable',
    control: `Status of key ${metroKey}`,
    option: 'Revoke',
    scenario: 'Slow changes (5 s)',
    row: {
      time: 'Nov 23, 2026, 12:04:00 2026-11-23 11:04:00 UTC',
      what: `Key ${metroKey} Metro Timetable · ${edge}`,
      change: 'Approved then Unknown',
      result: 'Revoking…',
      undo: false,
    },
  },
];

test('every change is there, newest first, whatever came of it', async ({
  page,
  expectedNoise,
}) => {
  test.slow();
  expectedNoise.push(failedRequest);
  await makeAll(page);
  const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row');
  await expect(rows).toHaveCount(steps.length + 1);
  await expect(page.getByText('5 changes', { exact: true })).toBeVisible();
  for (const [index, { row, app, organization }] of steps.toReversed().entries()) {
    const found = rows.nth(index + 1);
    await expectRow(found, row);
    const path = pathOf(app, organization);
    await expect(found.getByRole('link', { name: app, exact: true })).toHaveAttribute('href', path);
  }

  const failed = rows.nth(3);
  await failed.getByText('Details', { exact: true }).click();
  for (const line of [
    'The server failed (500).',
    'Internal Server Error',
    'HTTP 500 · management.500',
    'api.enterprise.apigee.com',
  ])
    await expect(failed.getByRole('listitem').getByText(line, { exact: true })).toBeVisible();

  // What was under way comes to its end here, before the eyes.
  await page.clock.setFixedTime(start + 4 * 60_000 + 5_000);
  await page.clock.fastForward(5_000);
  const slow = rows.nth(1);
  await expectRow(slow, {
    time: 'Nov 23, 2026, 12:04:00 2026-11-23 11:04:00 UTC',
    what: `Key ${metroKey} Metro Timetable · ${edge}`,
    change: 'Approved then Revoked',
    result: 'Revoked, verified 12:04:05 Gateways may honour it until 12:07:05.',
    undo: true,
  });
  await slow.getByText('Details', { exact: true }).click();
  await expect(slow.getByRole('listitem').getByText('Took 5 sec', { exact: true })).toBeVisible();

  // Nothing of it outlives the tab's memory, and the page has said so.
  await expect(page.getByText('is gone when you close or reload it')).toBeVisible();
  await page.reload();
  await expectEmpty(page);
});

test('the export has every field, and neither a key nor a secret', async ({
  page,
  expectedNoise,
}) => {
  test.slow();
  expectedNoise.push(failedRequest);
  await makeAll(page);
  await page.clock.setFixedTime(start + 5 * 60_000);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('keywarden-activity-2026-11-23T110500Z.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(everySecret().filter((secret) => text.includes(secret))).toEqual([]);
  expect(JSON.parse(text)).toEqual({
    exportedAt: '2026-11-23T11:05:00.000Z',
    entries: [
      {
        ...about(x, 'Merchant Onboarding', '2026-11-23T11:00:00.000Z', {
          email: 'kwame.mensah@accrapay.example',
        }),
        level: 'product',
        key: keyIn(x, 'Merchant Onboarding'),
        product: 'payments-v2',
        ...went('approve', 'pending', 'approved'),
        ...ended('done', '2026-11-23T11:00:00.000Z', '2026-11-23T11:03:00.000Z'),
      },
      {
        ...about(x, 'Warehouse Scanner', '2026-11-23T11:01:00.000Z'),
        level: 'app',
        ...went('revoke', 'approved', 'revoked'),
        ...ended('done', '2026-11-23T11:01:00.000Z', '2026-11-23T11:04:00.000Z'),
      },
      {
        ...about(edge, 'AnotherTestApp', '2026-11-23T11:02:00.000Z'),
        level: 'product',
        key: keyIn(edge, 'AnotherTestApp'),
        product: 'Weather-Product',
        ...went('approve', 'revoked', 'revoked'),
        ...ended('failed', '2026-11-23T11:02:00.000Z', null),
        error: {
          kind: 'http',
          status: 500,
          code: 'management.500',
          message: 'Internal Server Error',
        },
      },
      {
        ...about(edge, 'Lost Property', '2026-11-23T11:03:00.000Z'),
        level: 'key',
        key: keyIn(edge, 'Lost Property'),
        ...went('revoke', 'approved', 'approved'),
        ...ended('ignored', '2026-11-23T11:03:00.000Z', null),
      },
      {
        ...about(edge, 'Metro Timetable', '2026-11-23T11:04:00.000Z'),
        level: 'key',
        key: keyIn(edge, 'Metro Timetable'),
        ...went('revoke', 'approved', null),
      },
    ],
  });
});

test('Undo is there where it restores, works by keyboard and is announced', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  const loyalty = page.getByRole('combobox', { name: 'Status of loyalty' });
  await change(page, orders, 'Revoke');
  await change(page, loyalty, 'Revoke');
  await change(page, orders, 'Approve');
  await openActivity(page);
  const table = page.getByRole('table', { name: 'Activity' });
  const row = (result: RegExp) => table.getByRole('row', { name: result });
  const undoOrders = table.getByRole('button', { name: 'Undo: orders', exact: true });
  const undoLoyalty = table.getByRole('button', { name: 'Undo: loyalty', exact: true });
  await expect(undoOrders).toHaveCount(1);
  await expect(undoLoyalty).toHaveCount(1);
  // The same switch was changed again, so the first change of it has none.
  await expect(
    row(/orders.* Revoked, verified/).getByRole('button', { name: /^Undo/ }),
  ).toHaveCount(0);

  await tabTo(page, undoLoyalty);
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('Enter');
  const announcement = page.getByRole('status').filter({ hasText: 'Approved: loyalty' });
  await expectSoon(page, announcement);
  await expect(announcement).toHaveAttribute('aria-live', 'polite');
  await page.clock.resume();
  await expect(table.getByRole('row')).toHaveCount(5);
  // Undone is undone: now the other way round is on offer, for the newest row alone.
  await expect(undoLoyalty).toHaveCount(1);
  await expect(
    table.getByRole('row').nth(1).getByRole('button', { name: 'Undo: loyalty' }),
  ).toBeVisible();
  expect(writes.map(({ target }) => target.slice(-14))).toEqual([
    '?action=revoke',
    '?action=revoke',
    'action=approve',
    'action=approve',
  ]);
  await table.getByRole('row').nth(1).getByRole('link', { name: 'Checkout Web' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(loyalty).toHaveText('Approved');
});

test('the call of a change is in Details: masked to read, whole to copy', async ({
  page,
  context,
  expectedCopies,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { consumerKey } = keyOf('Checkout Web');
  expectedCopies.push(consumerKey);
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await change(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await openActivity(page);
  const row = page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1);
  const command = row.getByRole('group', { name: 'The call as curl' });
  await expect(command).toBeHidden();
  await row.getByText('Details', { exact: true }).click();
  const shown = (await command.textContent()) ?? '';
  expect(shown).toContain(
    `/keys/${masked(keyOf('Checkout Web'))}/apiproducts/orders?action=revoke`,
  );
  expect(await page.content()).not.toContain(consumerKey);
  const copy = row.getByRole('button', { name: 'Copy curl' });
  await copy.click();
  await expect(copy).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(shown.replace(masked(keyOf('Checkout Web')), consumerKey));
});

test('a tab that did nothing says so, and how to begin', async ({ page }) => {
  await page.goto('/');
  await openActivity(page);
  await expect(page).toHaveTitle(`Activity – ${x} – Keywarden`);
  await expectEmpty(page);
});

/** Makes every change, from the list of its organization and without a reload, and opens *Activity*. */
async function makeAll(page: Page): Promise<void> {
  await page.clock.install({ time: start });
  await page.goto('/');
  for (const [index, step] of steps.entries()) {
    await page.clock.setFixedTime(start + index * 60_000);
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Apps' })
      .click();
    await page.getByRole('combobox', { name: 'Organization' }).selectOption(step.organization);
    await page.getByRole('button', { name: `Edit ${step.app}`, exact: true }).click();
    const status = page.getByRole('combobox', { name: step.control, exact: true });
    if (step.scenario) await chooseScenario(page, step.scenario);
    await choose(page, status, step.option);
    if (step.option === 'Revoke') await confirmRevoke(page);
    if (step.told) await expect(toasts(page).getByText(step.told, { exact: true })).toBeVisible();
    else await expect(status).toHaveText('Revoking…');
  }
  await openActivity(page);
}

async function openActivity(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
}

async function change(page: Page, status: Locator, option: Option): Promise<void> {
  await choose(page, status, option);
  if (option === 'Revoke') await confirmRevoke(page);
  await expect(status).toHaveText(option === 'Revoke' ? 'Revoked' : 'Approved');
}

async function expectRow(row: Locator, { time, what, change: from, result, undo }: Step['row']) {
  await expectWords(row.getByRole('cell').nth(0), time);
  await expectWords(row.getByRole('rowheader'), what);
  await expect(row.getByRole('cell').nth(1)).toHaveAccessibleName(from);
  await expectWords(row.getByRole('cell').nth(2), `${result} Details`);
  await expect(row.getByRole('button', { name: /^Undo: / })).toHaveCount(undo ? 1 : 0);
}

// As it reads, line after line; a fingerprint may come after.
async function expectWords(cell: Locator, words: string): Promise<void> {
  const read = async () => (await cell.innerText()).replaceAll(/\s+/gu, ' ').trim();
  await expect.poll(async () => (await read()).replace(/ sha256:[0-9a-f]{16}$/u, '')).toBe(words);
}

async function expectEmpty(page: Page): Promise<void> {
  await expect(
    page.getByRole('heading', { name: 'Nothing has been changed in this tab' }),
  ).toBeVisible();
  await expect(page.getByText('Open an app, choose Edit and set a Status')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export as JSON' })).toHaveCount(0);
}

// Apigee X alone says in an app what the e-mail of its developer is.
function about(organization: string, app: string, startedAt: string, more = {}) {
  const { appId, name, owner } = appOfSeed(organization, app);
  const platform = organization === x ? 'x' : 'edge';
  return { startedAt, organization, platform, app: { appId, name, owner: { ...owner, ...more } } };
}

function keyIn(organization: string, app: string) {
  const key = keyOf(app, 0, organization);
  const digest = createHash('sha256').update(key.consumerKey).digest('hex');
  return { masked: masked(key), fingerprint: `sha256:${digest.slice(0, 16)}` };
}

function went(action: string, before: string, after: string | null) {
  return { action, before, after };
}

function ended(ending: string, finishedAt: string, gatewaysUntil: string | null) {
  return { ending, finishedAt, durationMs: 0, gatewaysUntil, requestId: null };
}
