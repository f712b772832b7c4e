import { expectNothingLater, recordAnnouncements, test } from './fixture-hosted.ts';
import { conflictApps, type ConflictSwitch, type ConflictApp } from './seed/conflict-apps.ts';
import { choose, confirmRevoke, submitStatus } from './statuses.ts';
import { expect, failedRequest, letTimePass, pathOf, timeOf, toasts, type Page } from './test.ts';

/** The expected outcome of a revocation under a scenario; `{s}` stands for its subject. */
interface ExpectedOutcome {
  scenario: string;
  /** the answer in the conflict dialog */
  conflictAnswer?: 'Cancel' | 'Revoke';
  title?: string;
  toastText?: RegExp;
  note: RegExp;
  shown: 'Approved' | 'Revoked';
  /** the status on the server, where it differs */
  onServer?: 'Revoked';
  received: 0 | 1;
}

const verified = /^Revoked, verified [\d:]{8} · Gateways may honor it until [\d:]{8}\.$/;
const verifiedDespiteError =
  /^Revoked despite an error, verified [\d:]{8} · Gateways may honor it until [\d:]{8}\.$/;

const expectedOutcomes: ExpectedOutcome[] = [
  {
    scenario: 'ignored',
    title: 'Not confirmed: {s}',
    toastText: /Accepted, but not confirmed: still shows Approved\./,
    note: /^Accepted, but not confirmed: still shows Approved at [\d:]{8} Check again$/,
    shown: 'Approved',
    received: 1,
  },
  {
    scenario: 'reply-lost',
    title: 'Revoked: {s}',
    toastText: /could not be reached\. The change took effect anyway\. Verified [\d:]{8}\./,
    note: verifiedDespiteError,
    shown: 'Revoked',
    received: 1,
  },
  {
    scenario: 'fails-after-applying',
    title: 'Revoked: {s}',
    toastText: /Server error \(500\)\. The change took effect anyway\. Verified [\d:]{8}\./,
    note: verifiedDespiteError,
    shown: 'Revoked',
    received: 1,
  },
  {
    scenario: 'connection-lost',
    title: 'Not confirmed: {s}',
    toastText:
      /could not be reached\. Not known yet: the server may still apply it\. It still shows Approved\./,
    note: /^Not known yet: the server may still apply it\. It still shows Approved at [\d:]{8} Check again$/,
    shown: 'Approved',
    received: 1,
  },
  {
    scenario: 'connection-lost-after',
    title: 'Could not verify: {s}',
    toastText:
      /The server accepted it\. It could not be loaded again, so its status is not known\. .* could not be reached\./,
    note: /^Accepted by the server at [\d:]{8}, but not verified: it could not be loaded again Check again$/,
    shown: 'Approved',
    onServer: 'Revoked',
    received: 1,
  },
  {
    scenario: 'changed-meanwhile',
    conflictAnswer: 'Cancel',
    note: /^Not sent \([\d:]{8}\): someone else changed the app$/,
    shown: 'Approved',
    received: 0,
  },
  {
    scenario: 'changed-meanwhile',
    conflictAnswer: 'Revoke',
    title: 'Revoked: {s}',
    toastText: /Verified [\d:]{8}\. Gateways may honor it until [\d:]{8}\./,
    note: verified,
    shown: 'Revoked',
    received: 1,
  },
];

for (const [turn, expected] of expectedOutcomes.entries())
  test(`${[expected.scenario, ...(expected.conflictAnswer ? [expected.conflictAnswer] : [])].join(', ')}: right texts at each level, ${expected.received} requests`, async ({
    page,
    hosted,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await page.clock.install();
    const { announcements } = await recordAnnouncements(page);
    for (const { app, target } of threeLevels(turn)) {
      hosted.reset();
      hosted.scenario(expected.scenario);
      await page.goto(`${hosted.url}${pathOf(app.app, app.organization)}/edit`);
      const { status, note } = target.find(page);
      await expect(status).toHaveText('Approved');
      await submitStatus(page, status, 'Revoke');
      if (expected.conflictAnswer) await answerConflict(page, expected.conflictAnswer);

      await letTimePass(page, () => expect(note).toHaveText(expected.note, { timeout: 200 }));
      await expectToast(page, expected, target.subject);
      await expect.poll(announcements).toEqual(announcementOf(expected, target.subject));
      await expect(status).toHaveText(expected.shown);
      await expect(status).toBeFocused();
      expect(hosted.received()).toEqual([target.request].slice(0, expected.received));
      await expectNothingLater(page, hosted);
      await page.reload();
      await expect(status).toHaveText(expected.onServer ?? expected.shown);
      expect(writes.splice(0)).toHaveLength(expected.received);
    }
  });

// In the demo, the mock's delays follow the page's clock; in Node they would take real time.
test('slow-writes: no level shows success before it was verified', async ({ page, writes }) => {
  await page.clock.install();
  for (const { app, target } of threeLevels(0)) {
    await page.goto(`${pathOf(app.app, app.organization)}/edit?scenario=slow-writes`);
    const { status, note } = target.find(page);
    await choose(page, status, 'Revoke');
    await page.clock.pauseAt((await timeOf(page)) + 60_000);
    await confirmRevoke(page);
    await page.clock.runFor(100);
    await expect(status).toHaveText('Revoking…');
    await expect.poll(() => writes.length).toBe(1);
    await expect(note).toHaveCount(0);
    await expect(toasts(page)).toHaveCount(0);
    await page.clock.fastForward(5_000);
    await page.clock.resume();
    await expect(note).toHaveText(verified);
    await expect(toasts(page)).toContainText(`Revoked: ${target.subject}`);
    await expect(status).toHaveText('Revoked');
    await expect(status).toBeFocused();
    await page.clock.fastForward(30_000);
    expect(writes.splice(0).map((sent) => `${sent.method} ${sent.target}`)).toEqual([
      target.request,
    ]);
  }
});

// Each level once, each in another app, so that all four kinds of owner are covered.
function threeLevels(turn: number): { app: ConflictApp; target: ConflictSwitch }[] {
  return [0, 1, 2].map((level) => {
    const app = conflictApps[(turn + level) % conflictApps.length] as ConflictApp;
    return { app, target: app.switches[level] as ConflictSwitch };
  });
}

async function answerConflict(page: Page, button: 'Cancel' | 'Revoke'): Promise<void> {
  const question = page.getByRole('alertdialog', { name: /^Revoke .* anyway\?$/ });
  await question.getByRole('button', { name: button, exact: true }).click();
}

// Successes are announced politely, failures assertively.
function announcementOf({ title, shown }: ExpectedOutcome, subject: string) {
  if (title === undefined)
    return expect.not.arrayContaining([expect.stringContaining(`evoked: ${subject}`)]) as unknown;
  const urgency = shown === 'Revoked' ? 'polite' : 'assertive';
  const words = `${urgency}: Notification ${title.replace('{s}', subject)}`;
  return expect.arrayContaining([expect.stringContaining(words)]) as unknown;
}

async function expectToast(
  page: Page,
  { title, toastText }: ExpectedOutcome,
  subject: string,
): Promise<void> {
  if (title === undefined) return expect(toasts(page)).toHaveCount(0);
  const toast = toasts(page);
  await expect(toast).toHaveCount(1);
  await expect(toast.getByText(title.replace('{s}', subject), { exact: true })).toBeVisible();
  await expect(toast).toContainText(toastText ?? '');
}
