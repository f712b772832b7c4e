import { expectNothingLater, recordAnnouncements, test } from './fixture-hosted.ts';
import { conflictApps, type ConflictSwitch, type ConflictApp } from './seed/conflict-apps.ts';
import { choose, confirmRevoke, submitStatus } from './statuses.ts';
import { expect, failedRequest, letTimePass, pathOf, timeOf, toasts, type Page } from './test.ts';

/** The expected outcome of a revocation under a scenario; `{s}` stands for its subject. */
interface ExpectedOutcome {
  scenario: string;
  /** the answer in the conflict dialog */
  conflictAnswer?: 'Cancel' | 'Revoke';
  /** of its announcement */
  title?: string;
  note: RegExp;
  shown: 'Approved' | 'Revoked';
  /** the status on the server, where it differs */
  onServer?: 'Revoked';
  received: 0 | 1;
}

const verified = /^Revoked, verified [\d:]{8} · Gateways may honor it until [\d:]{8}\.Undo$/;
const verifiedDespiteError =
  /^Revoked despite an error, verified [\d:]{8} · Gateways may honor it until [\d:]{8}\.Undo/;

function withError(why: RegExp): RegExp {
  return new RegExp(verifiedDespiteError.source + why.source);
}

const expectedOutcomes: ExpectedOutcome[] = [
  {
    scenario: 'ignored',
    title: 'Not confirmed: {s}',
    note: /^Accepted, but not confirmed: still shows Approved at [\d:]{8}Check again$/,
    shown: 'Approved',
    received: 1,
  },
  {
    scenario: 'reply-lost',
    title: 'Revoked: {s}',
    note: withError(/\S+ could not be reached\.Details/),
    shown: 'Revoked',
    received: 1,
  },
  {
    scenario: 'fails-after-applying',
    title: 'Revoked: {s}',
    note: withError(/Server error \(500\)\.Details/),
    shown: 'Revoked',
    received: 1,
  },
  {
    scenario: 'connection-lost',
    title: 'Not confirmed: {s}',
    note: /^Not known yet: the server may still apply it\. It still shows Approved at [\d:]{8}Check again\S+ could not be reached\.Details/,
    shown: 'Approved',
    received: 1,
  },
  {
    scenario: 'connection-lost-after',
    title: 'Could not verify: {s}',
    note: /^Accepted by the server at [\d:]{8}, but not verified: it could not be loaded againCheck again\S+ could not be reached\.Details/,
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
    note: verified,
    shown: 'Revoked',
    received: 1,
  },
];

for (const [turn, expected] of expectedOutcomes.entries())
  test(`${[expected.scenario, ...(expected.conflictAnswer ? [expected.conflictAnswer] : [])].join(', ')}: shows the expected texts at each level, after ${expected.received} requests`, async ({
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
      await expect(toasts(page)).toHaveCount(0);
      await expect
        .poll(async () => (await announcements()).filter((words) => isOutcome.test(words)))
        .toEqual(announcementsOf(expected, target.subject));
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
    await expect(note).toHaveText('');
    await expect(toasts(page)).toHaveCount(0);
    await page.clock.fastForward(5_000);
    await page.clock.resume();
    await expect(note).toHaveText(verified);
    await expect(toasts(page)).toHaveCount(0);
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

const isOutcome = /: (Revoked|Not revoked|Not confirmed|Could not verify|Notification)/;

// Once, and without a toast.
function announcementsOf({ title }: ExpectedOutcome, subject: string): unknown[] {
  if (title === undefined) return [];
  return [expect.stringContaining(`polite: ${title.replace('{s}', subject)}. `)];
}
