import { noteOf, submitStatus } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  keyOf,
  letTimePass,
  masked,
  organizations,
  pathOf,
  test,
  toasts,
  watchRequests,
  type Page,
} from './test.ts';

const { x, edge } = organizations;

// `{key}` stands for the mask of the app's key.
interface Failure {
  scenario: string;
  organization: string;
  app: string;
  control: string;
  option: 'Approve' | 'Revoke';
  /** of its note, whose text starts with the result */
  label: string;
  result: RegExp;
  why: string;
  details: string;
}

// Each error reply to a change, covering every level and platform.
const refusals = (
  [
    {
      scenario: 'unauthorized-writes',
      organization: x,
      app: 'Checkout Web',
      control: 'Status of orders',
      option: 'Revoke',
      label: 'orders',
      result: /^Failed; checked again at [\d:]{8}: Approved/,
      why: 'The access token is missing or has expired (401).',
      details: 'Request had invalid authentication credentials.',
    },
    {
      scenario: 'forbidden',
      organization: edge,
      app: 'Metro Timetable',
      control: 'Status of key {key}',
      option: 'Revoke',
      label: 'Key {key}',
      result: /^Failed; checked again at [\d:]{8}: Approved/,
      why: 'You don’t have permission for this (403).',
      details: 'Forbidden',
    },
    {
      scenario: 'rate-limited',
      organization: x,
      app: 'Globex Returns',
      control: 'App status',
      option: 'Approve',
      label: 'App Globex Returns',
      result: /^Failed; checked again at [\d:]{8}: Revoked/,
      why: 'Too many requests (429). Wait 20 seconds, then try again.',
      details: 'Quota exceeded for quota metric',
    },
    {
      scenario: 'server-error',
      organization: edge,
      app: 'AnotherTestApp',
      control: 'Status of Weather-Product',
      option: 'Approve',
      label: 'Weather-Product',
      result: /^Failed; checked again at [\d:]{8}: Revoked/,
      why: 'Server error (500).',
      details: 'Internal Server Error',
    },
    {
      scenario: 'html-error',
      organization: x,
      app: 'Till Emulator',
      control: 'Status of key {key}',
      option: 'Approve',
      label: 'Key {key}',
      result: /^Not known yet: the server may still apply it\. It still shows Revoked at /,
      why: 'Server error (502).',
      details: 'HTTP 502',
    },
  ] satisfies Failure[]
).map(withMask);

for (const failure of refusals)
  test(`${failure.scenario}: the old status is shown again`, async ({
    page,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await page.clock.install();
    await page.goto(`${addressOf(failure)}?scenario=${failure.scenario}`);
    const status = page.getByRole('combobox', { name: failure.control });
    const before = failure.option === 'Revoke' ? 'Approved' : 'Revoked';
    await expect(status).toHaveText(before);
    await submitStatus(page, status, failure.option);
    await expectNote(page, failure);
    await expect(status).toHaveText(before);
    await expect(status).toBeFocused();
    await expectNothingLater(page);
    await expect(status).toHaveText(before);
    await expectDetails(page, failure);
    expect(writes).toHaveLength(1);
  });

test('offline: a change fails at once and is not sent later', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const failure: Failure = {
    scenario: 'connection-lost',
    organization: edge,
    app: 'Lost Property',
    control: 'App status',
    option: 'Revoke',
    label: 'App Lost Property',
    result: /^Not known yet: the server may still apply it\. It still shows Approved at /,
    why: 'api.enterprise.apigee.com could not be reached.',
    details: 'api.enterprise.apigee.com',
  };
  await page.clock.install();
  const { all, underWay } = watchRequests(page, '/assets/');
  await page.goto(`${addressOf(failure)}?scenario=${failure.scenario}`);
  const status = page.getByRole('combobox', { name: failure.control });
  await expect(status).toHaveText('Approved');
  // The code of notes must be loaded before the connection fails.
  await expect.poll(() => all.some((asked) => asked.includes('/assets/toaster'))).toBe(true);
  await expect.poll(underWay).toBe(0);
  await page.context().setOffline(true);
  await submitStatus(page, status, failure.option);
  await expectNote(page, failure);
  await expect(status).toHaveText('Approved');
  await expect(status).toBeFocused();
  await expectNothingLater(page);
  await expect(status).toHaveText('Approved');
  expect(writes).toHaveLength(1);
});

// The whole API fails: nothing is sent, and the page keeps its data with a notice that it is old.
for (const { scenario, name, why, details } of [
  {
    scenario: 'unauthorized',
    name: 'Token expired (401)',
    why: 'The access token is missing or has expired (401).',
    details: 'Request had invalid authentication credentials.',
  },
  {
    scenario: 'gone',
    name: 'App deleted meanwhile (404)',
    why: 'Not found (404). It may have been deleted.',
    details: 'does not exist in organization keywarden-demo',
  },
])
  test(`${scenario}: the page keeps its data`, async ({ page, writes, expectedNoise }) => {
    expectedNoise.push(failedRequest);
    const failure = withMask({
      scenario,
      organization: x,
      app: 'Checkout Web',
      control: 'Status of orders',
      option: 'Revoke',
      label: 'orders',
      result: /^Not sent \([\d:]{8}\): the app could not be loaded/,
      why,
      details,
    });
    await page.clock.install();
    await page.goto(addressOf(failure));
    const status = page.getByRole('combobox', { name: failure.control });
    await expect(status).toHaveText('Approved');
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
    await chooseScenario(page, name);
    await submitStatus(page, status, failure.option);
    await expectNote(page, failure);
    await expect(page.getByRole('alert')).toContainText('Could not refresh.');
    await expect(status).toHaveText('Approved');
    await expect(status).toBeFocused();
    await expectNothingLater(page);
    await expectDetails(page, failure);
    expect(writes).toEqual([]);

    // Without faults, trying again works.
    await chooseScenario(page, 'No faults');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(status).toHaveText('Approved');
    expect(writes).toEqual([]);
  });

function withMask(failure: Failure): Failure {
  const key = masked(keyOf(failure.app, 0, failure.organization));
  const { control, label } = failure;
  return {
    ...failure,
    control: control.replace('{key}', key),
    label: label.replace('{key}', key),
  };
}

function addressOf({ app, organization }: Failure): string {
  return `${pathOf(app, organization)}/edit`;
}

async function expectNote(page: Page, { label, result, why }: Failure): Promise<void> {
  const note = noteOf(page, label);
  await letTimePass(page, () => expect(note).toContainText(result, { timeout: 100 }));
  await expect(note).toContainText(why);
  await expect(note.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(toasts(page)).toHaveCount(0);
}

/** Details contains the server's message. */
async function expectDetails(page: Page, { label, details }: Failure): Promise<void> {
  const group = noteOf(page, label).getByRole('group');
  await expect(group.getByText(details)).toBeHidden();
  await group.getByText('Details', { exact: true }).click();
  await expect(group.getByText(details)).toBeVisible();
}

/** A failed change is not sent again as time passes or the network returns. */
async function expectNothingLater(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.clock.fastForward('10:00');
  await page.context().setOffline(false);
  await page.clock.fastForward('10:00');
  await expect(toasts(page)).toHaveCount(0);
}
