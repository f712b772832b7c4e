import { noteOf, type Option, submitStatus } from './statuses.ts';
import {
  appOfSeed,
  chooseScenario,
  expect,
  keyOf,
  masked,
  organizations,
  type Page,
} from './test.ts';
import { openActivity, switchOrganization } from './navigate.ts';

const { x, edge } = organizations;
const metroKey = masked(keyOf('Metro Timetable', 0, edge));
const lostKey = masked(keyOf('Lost Property', 0, edge));

/** The ID of an owner on Edge, which sends no e-mail with an app. */
export function ownerOf(app: string): string {
  return appOfSeed(edge, app).owner.id;
}

/** A change and its row in the table; one minute passes between changes. */
export interface Step {
  organization: string;
  app: string;
  control: string;
  option: Option;
  scenario?: string;
  /** what its note is about; absent = the change stays open */
  label?: string;
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
    label: 'payments-v2',
    row: {
      time: 'Nov 23, 2026, 12:00:00 2026-11-23 11:00:00 UTC',
      what: `payments-v2 Key ${masked(keyOf('Merchant Onboarding'))} · Merchant Onboarding · ${x} Owner kwame.mensah@accrapay.example`,
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
    label: 'App Warehouse Scanner',
    row: {
      time: 'Nov 23, 2026, 12:01:00 2026-11-23 11:01:00 UTC',
      what: `App Warehouse Scanner Warehouse Scanner · ${x} Owner northwind-logistics`,
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
    label: 'Weather-Product',
    row: {
      time: 'Nov 23, 2026, 12:02:00 2026-11-23 11:02:00 UTC',
      what: `Weather-Product Key ${masked(keyOf('AnotherTestApp', 0, edge))} · AnotherTestApp · ${edge} Owner ${ownerOf('AnotherTestApp')}`,
      change: 'Approve Not changed: still Revoked',
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
    label: `Key ${lostKey}`,
    row: {
      time: 'Nov 23, 2026, 12:03:00 2026-11-23 11:03:00 UTC',
      what: `Key ${lostKey} Lost Property · ${edge} Owner ${ownerOf('Lost Property')}`,
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
      what: `Key ${metroKey} Metro Timetable · ${edge} Owner ${ownerOf('Metro Timetable')}`,
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
    if (step.label) await expect(noteOf(page, step.label)).toContainText(/\d\d:\d\d/);
    else await expect(status).toHaveText('Revoking…');
  }
  await openActivity(page);
}
