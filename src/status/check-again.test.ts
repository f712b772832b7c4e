import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { setScenario } from '../../mocks/node.ts';
import { showToast, type ToastText } from '../ui/toast/toasts.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { statusChange } from '../operations/app/status-change.ts';
import {
  levels,
  platforms,
  serveMockInFakeTime,
  switchOf,
  writeCount,
} from '../operations/switches.for-tests.ts';
import { passTime, runUntil } from '../operations/time.for-tests.ts';

// Radix closes a toast when its action is pressed, so an undecided outcome needs another toast.

vi.mock('../ui/toast/toasts.ts', () => ({ showToast: vi.fn<typeof showToast>() }));

let client: QueryClient;

serveMockInFakeTime();
beforeEach(() => {
  client = new QueryClient();
  vi.mocked(showToast).mockClear();
});

const notYet = 'Checked: the change does not show yet.';
const unread = 'Could not check: the app could not be loaded.';

for (const [platform, organization, name] of platforms)
  for (const level of levels) {
    test(`${platform}, ${level}: Check again shows the outcome again when it is still undecided`, async () => {
      await revoke([organization, name, level], 'gateway-timeout');
      expect(toasts()).toHaveLength(1);
      await pressCheckAgain();
      expect(toasts()).toHaveLength(2);
      expect(lastToast().title).toBe(toasts()[0]?.title);
      expect(lastToast().body).toContain(notYet);
      expect(lastToast().body).toContain('Not known yet: the server may still apply it.');
      expect(writeCount()).toBe(1);
    });

    test(`${platform}, ${level}: a failed check is reported and can be repeated`, async () => {
      await revoke([organization, name, level], 'gateway-timeout');
      setScenario({ id: 'offline', affects: 'all', instead: 'network-error' });
      await pressCheckAgain();
      expect(toasts()).toHaveLength(2);
      expect(lastToast().body).toContain(unread);
      await pressCheckAgain();
      expect(toasts()).toHaveLength(3);
      expect(lastToast()).toMatchObject({ action: { label: 'Check again' } });
      expect(writeCount()).toBe(1);
    });
  }

test('Check again shows an accepted change again when it is still unconfirmed', async () => {
  await revoke(['keywarden-demo', 'Checkout iOS', 'key'], undefined);
  expect(lastToast().body).toContain('Accepted, but not confirmed: still shows Approved.');
  await pressCheckAgain();
  expect(toasts()).toHaveLength(2);
  expect(lastToast().body).toMatch(
    /Checked: .* Accepted, but not confirmed: still shows Approved\./u,
  );
});

test('Check again shows one toast with the outcome when the change is settled', async () => {
  await revoke(['keywarden-demo', 'Checkout iOS', 'key'], 'gateway-timeout', 12_000);
  await passTime(3000);
  await pressCheckAgain();
  expect(toasts().map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Not confirmed: Key/u),
    expect.stringMatching(/^Revoked: Key/u),
  ]);
});

async function revoke(
  target: Parameters<typeof switchOf>[1],
  instead: 'gateway-timeout' | undefined,
  appliesAfter?: number,
) {
  const change = statusChange(await switchOf(client, target), 'revoke');
  setScenario(
    instead
      ? { id: 'late', affects: 'writes', instead, ...(appliesAfter && { appliesAfter }) }
      : 'ignored',
  );
  await runUntil(runAndReport(client, change));
}

async function pressCheckAgain() {
  lastToast().action?.run();
  await passTime(500);
}

function toasts(): ToastText[] {
  return vi.mocked(showToast).mock.calls.map(([toast]) => toast.text());
}

function lastToast(): ToastText {
  const toast = toasts().at(-1);
  if (!toast) throw new Error('there is no toast');
  return toast;
}
