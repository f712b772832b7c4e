import { parseArgs } from 'node:util';
import { addLazyOrganization } from './db.ts';
import type { LazyOrganization } from './tables.ts';
import { lazyOrganization } from './seed/generate.ts';
import { setScenario } from './node.ts';
import { scenarios } from './scenario-list.ts';
import { edgeCasesOrganization } from './seed/seed-edge-cases.ts';
import { serveMock, type ServeOptions } from './serve.ts';

// `npm run mock-api -- --port N` serves the mock over HTTP, for curl, other clients and the production build.

const usage =
  'usage: npm run mock-api -- --port N [--scenario ID] [--token T]… [--token-seconds S] [--apps N,…]';

interface Arguments {
  port: number;
  scenario: string;
  /** organizations in addition to the two of the seed */
  extraOrganizations: readonly LazyOrganization[];
  options: ServeOptions;
}

/** @throws Error with what is wrong with the arguments */
function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      scenario: { type: 'string', default: 'none' },
      token: { type: 'string', multiple: true },
      'token-seconds': { type: 'string' },
      apps: { type: 'string' },
    },
  });
  const { scenario, token: tokens, 'token-seconds': seconds } = values;
  const ids = scenarios.map(({ id }) => id);
  if (!ids.includes(scenario)) throw new Error(`--scenario is one of ${ids.join(', ')}`);
  if (tokens?.some((token) => !/^\S+$/.test(token))) throw new Error('--token has no spaces');
  return {
    port: wholeNumber('port', values.port, 0, 65_535),
    scenario,
    extraOrganizations: [...lazyOrganizations(values.apps), edgeCasesOrganization],
    options: {
      ...(tokens === undefined ? {} : { tokens }),
      ...(seconds === undefined
        ? {}
        : { tokenSeconds: wholeNumber('token-seconds', seconds, 1, 1_000_000) }),
    },
  };
}

// One organization per platform and size.
function lazyOrganizations(text: string | undefined): LazyOrganization[] {
  const sizes = text?.split(',').map((part) => wholeNumber('apps', part, 1, 200_000)) ?? [];
  return [...new Set(sizes)].flatMap((apps) => [
    lazyOrganization({ name: `generated-${apps}`, platform: 'x', apps }),
    lazyOrganization({ name: `generated-edge-${apps}`, platform: 'edge', apps }),
  ]);
}

function wholeNumber(name: string, text: string | undefined, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new Error(`--${name} is a whole number from ${min} to ${max}`);
}

async function run({ port, scenario, extraOrganizations, options }: Arguments): Promise<void> {
  setScenario(scenario);
  for (const organization of extraOrganizations) addLazyOrganization(organization);
  const mock = await serveMock(port, options);
  const origin = `http://127.0.0.1:${mock.port}`;
  process.stdout.write(
    [
      { name: 'keywarden-demo', platform: 'x' } as const,
      { name: 'keywarden-edge', platform: 'edge' } as const,
      ...extraOrganizations,
    ]
      .map((one) => addressOf(origin, one))
      .join(''),
  );
  // npm and the terminal may both send the signal: the second one changes nothing.
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= mock.close());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void close());
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(close);
}

function addressOf(origin: string, { name, platform }: Omit<LazyOrganization, 'make'>): string {
  return platform === 'x'
    ? `Apigee X:    ${origin}/v1/organizations/${name}\n`
    : `Apigee Edge: ${origin}/edge/v1/organizations/${name}\n`;
}

// A signal to npm alone ends npm and its shell but is not passed on, so the mock ends when its parent has ended.
function whenOrphaned(close: () => Promise<void>): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void close();
  }, 250);
  timer.unref();
}

function reportFailure(code: number, error: unknown, hint = ''): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${hint}`);
  process.exitCode = code;
}

try {
  const parsed = readArguments();
  await run(parsed).catch((error: unknown) => reportFailure(1, error));
} catch (error) {
  reportFailure(2, error, `${usage}\n`);
}
