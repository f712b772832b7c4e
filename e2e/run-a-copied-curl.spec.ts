import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { resetMock } from '../mocks/node.ts';
import { appsByOwner } from './seed/apps-by-owner.ts';
import {
  bothPlatforms as config,
  hostProduction,
  serverState as state,
} from './servers/static-host.ts';
import { allowClipboard, copyBy } from './clipboard.ts';
import { type Option, changeStatus } from './statuses.ts';
import { expect, keyOf, masked, organizations, pathOf, test, type Page } from './test.ts';

// The mock is shared by the process, so these tests run one after the other.
test.describe.configure({ mode: 'serial' });

const { x, edge } = organizations;
/** A status change: the name of its control, and of its row in the table of calls. */
interface Press {
  control: string;
  subject: string;
  option: Option;
}

for (const { kind, organization, app, switches } of appsByOwner)
  test(`curl and the Status controls have the same effect, in ${kind}`, async ({
    page,
    context,
    expectedCopies,
    afterwards,
  }) => {
    test.slow();
    const host = await hostProduction({ config });
    afterwards(host.close);
    expectedCopies.push(keyOf(app, 0, organization).consumerKey);
    const mask = masked(keyOf(app, 0, organization));
    const presses = switches.flatMap(({ name, change, back }, index) => {
      const product = name.replace('Status of ', '');
      const subject = [`App ${app}`, `Key ${mask}`, `${product} in key ${mask}`][index] ?? '';
      return [change, back].map((option) => ({ control: name, subject, option }));
    });
    await allowClipboard(context);
    await expectTheSame(page, host.url, pathOf(app, organization), presses);
  });

for (const [organization, app, product] of [
  [x, 'Souq 100%', 'catalogue'],
  [x, 'Save $ Daily', 'loyalty'],
  [edge, 'Lighthouse #7', 'FreeWeatherAPI'],
  [edge, 'Outage Map', 'meter readings'],
] as const)
  test(`the copied curl of “${product}” in “${app}” works in a shell`, async ({
    page,
    context,
    expectedCopies,
    afterwards,
  }) => {
    const host = await hostProduction({ config });
    afterwards(host.close);
    expectedCopies.push(keyOf(app, 0, organization).consumerKey);
    const mask = masked(keyOf(app, 0, organization));
    await allowClipboard(context);
    await expectTheSame(page, host.url, pathOf(app, organization), [
      {
        control: `Status of ${product}`,
        subject: `${product} in key ${mask}`,
        option: 'Revoke',
      },
    ]);
  });

/** Makes the changes twice, by curl and by mouse, and compares the state of the server after each. */
async function expectTheSame(page: Page, host: string, path: string, presses: readonly Press[]) {
  const now = Date.now();
  resetMock(now);
  const untouched = state();
  const byCurl: string[] = [];
  await page.goto(host + path);
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  for (const { subject, option } of presses) {
    await run(await copyCall(page, `Copy ${option.toLowerCase()} (curl): ${subject}`), host);
    byCurl.push(state());
  }

  resetMock(now);
  const byMouse: string[] = [];
  await page.goto(`${host}${path}/edit`);
  for (const { control, option } of presses) {
    const status = page.getByRole('combobox', { name: control, exact: true });
    await changeStatus(page, status, option);
    byMouse.push(state());
  }

  expect(byCurl).toEqual(byMouse);
  const states = [untouched, ...byCurl];
  const idle = presses.filter((_press, index) => states[index] === states[index + 1]);
  expect(idle, 'presses that changed nothing').toEqual([]);
}

function copyCall(page: Page, name: string): Promise<string> {
  const table = page.getByRole('table', { name: 'Calls' });
  return copyBy(page, table.getByRole('button', { name, exact: true }));
}

/** Runs a command in a shell. */
async function run(command: string, url: string): Promise<void> {
  const environment = { PATH: process.env['PATH'], TOKEN: 'any', NO_PROXY: '127.0.0.1' };
  const shell = spawn('bash', ['-c', command], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problem] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'close'),
  ]);
  expect(problem, command).toBe('');
  expect(output, command).toMatch(/^HTTP\/1\.1 20[04] /u);
  expect(command).toContain(`'${url}/apigee/v1/organizations/`);
}
