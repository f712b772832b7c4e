import { type Option, submitStatus } from './statuses.ts';
import { chooseScenario, expect, keyOf, masked, organizations, toasts, type Page } from './test.ts';
import { openActivity, switchOrganization } from './navigate.ts';

const { x, edge } = organizations;
const metroKey = masked(keyOf('Metro Timetable', 0, edge));
const lostKey = masked(keyOf('Lost Property', 0, edge));

/** A change and its row in the table; one minute passes between changes. */
export interface Step {
  organization: string;
  app: string;
  control: string;
  option: Option;
  scenario?: string;
  /** the title of its toast; absent = the change stays open */
  toastTitle?: string;
  row: { time: string; what: string; change: string; result: string; undo: boolean };
}

// The clock stands still during each step. 11:00 UTC is noon in Berlin.
export const start = Date.UTC(2026, 10, 23, 11);
export const steps: readonly Step[] = [
  {
    organization: x,
    app: 'Merchant Onboarding',
    control: 'Status of payments-v2',
    option: 'Approve',
    toastTitle: 'Approved: payments-v2',
    row: {
      time: 'Nov 23, 2026, 12:00:00 2026-11-23 11:00:00 UTC',
      what: `payments-v2 Key ${masked(keyOf('Merchant Onboarding'))} · Merchant Onboarding · ${x}`,
      change: 'Approve Pending changed to Approved',
      result: 'Approved, verified 12:00:00 Gateway caches expired at 12:03:00.',
      undo: false,
    },
  },
  {
    organization: x,
    app: 'Warehouse Scanner',
    control: 'App status',
    option: 'Revoke',
    toastTitle: 'Revoked: App Warehouse Scanner',
    row: {
      time: 'Nov 23, 2026, 12:01:00 2026-11-23 11:01:00 UTC',
      what: `App Warehouse Scanner Warehouse Scanner · ${x}`,
      change: 'Revoke Approved changed to Revoked',
      result: 'Revoked, verified 12:01:00 Gateway caches expired at 12:04:00.',
      undo: true,
    },
  },
  {
    organization: edge,
    app: 'AnotherTestApp',
    control: 'Status of Weather-Product',
    option: 'Approve',
    scenario: 'Server error on changes (500)',
    toastTitle: 'Not approved: Weather-Product',
    row: {
      time: 'Nov 23, 2026, 12:02:00 2026-11-23 11:02:00 UTC',
      what: `Weather-Product Key ${masked(keyOf('AnotherTestApp', 0, edge))} · AnotherTestApp · ${edge}`,
      change: 'Approve Revoked changed to Revoked',
      result: 'Failed; checked again at 12:02:00: Revoked',
      undo: false,
    },
  },
  {
    organization: edge,
    app: 'Lost Property',
    control: `Status of key ${lostKey}`,
    option: 'Revoke',
    scenario: 'Changes accepted but not applied',
    toastTitle: `Not confirmed: Key ${lostKey}`,
    row: {
      time: 'Nov 23, 2026, 12:03:00 2026-11-23 11:03:00 UTC',
      what: `Key ${lostKey} Lost Property · ${edge}`,
      change: 'Revoke Approved changed to Unknown',
      result: 'Accepted, but not confirmed: still shows Approved at {checked}',
      undo: false,
    },
  },
  {
    organization: edge,
    app: 'Metro Timetable',
    control: `Status of key ${metroKey}`,
    option: 'Revoke',
    // Stays open, also on a slow machine.
    scenario: 'Changes are never answered',
    row: {
      time: 'Nov 23, 2026, 12:04:00 2026-11-23 11:04:00 UTC',
      what: `Key ${metroKey} Metro Timetable · ${edge}`,
      change: 'Revoke Approved changed to Unknown',
      result: 'Revoking…',
      undo: false,
    },
  },
];

/** Makes every change, starting at the list of its organization and without a reload, and opens *Activity*. */
export async function makeAllChanges(page: Page): Promise<void> {
  await page.clock.install({ time: start });
  await page.goto('/');
  for (const [index, step] of steps.entries()) {
    await page.clock.setFixedTime(start + index * 60_000);
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Apps' })
      .click();
    await switchOrganization(page, step.organization);
    await page.getByRole('button', { name: `Edit ${step.app}`, exact: true }).click();
    const status = page.getByRole('combobox', { name: step.control, exact: true });
    if (step.scenario) await chooseScenario(page, step.scenario);
    await submitStatus(page, status, step.option);
    if (step.toastTitle)
      await expect(toasts(page).getByText(step.toastTitle, { exact: true })).toBeVisible();
    else await expect(status).toHaveText('Revoking…');
  }
  await openActivity(page);
}
