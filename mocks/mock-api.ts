import { parseArgs } from 'node:util';

import { type Offer, offerOrganization } from './db.ts';
import { offerOf } from './seed/generate.ts';
import { setScenario } from './node.ts';
import { SCENARIOS } from './scenarios.ts';
import { edgeCasesOffer } from './seed/seed-edge-cases.ts';
import { serveMock, type ServeOptions } from './serve.ts';

// `npm run mock-api -- --port N`: the mock over HTTP, for curl, other clients and a production build.

const USAGE =
  'usage: npm run mock-api -- --port N [--scenario ID] [--token T]… [--token-seconds S] [--apps N,…]';

interface Arguments {
  port: number;
  scenario: string;
  /** organizations beside the two of the seed */
  offers: readonly Offer[];
  options: ServeOptions;
}

/** @throws Error that says what is wrong with the arguments */
function read(): Arguments {
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
  const ids = SCENARIOS.map(({ id }) => id);
  if (!ids.includes(scenario)) throw new Error(`--scenario is one of ${ids.join(', ')}`);
  if (tokens?.some((token) => !/^\S+$/.test(token))) throw new Error('--token has no spaces');
  return {
    port: whole('port', values.port, 0, 65_535),
    scenario,
    offers: [...offersOf(values.apps), edgeCasesOffer],
    options: {
      ...(tokens === undefined ? {} : { tokens }),
      ...(seconds === undefined
        ? {}
        : { tokenSeconds: whole('token-seconds', seconds, 1, 1_000_000) }),
    },
  };
}

// One organization on each platform for each number, made when it is first asked for.
function offersOf(text: string | undefined): Offer[] {
  const sizes = text?.split(',').map((part) => whole('apps', part, 1, 200_000)) ?? [];
  return [...new Set(sizes)].flatMap((apps) => [
    offerOf({ name: `generated-${apps}`, platform: 'x', apps }),
    offerOf({ name: `generated-edge-${apps}`, platform: 'edge', apps }),
  ]);
}

function whole(name: string, text: string | undefined, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new Error(`--${name} is a whole number from ${min} to ${max}`);
}

async function run({ port, scenario, offers, options }: Arguments): Promise<void> {
  setScenario(scenario);
  for (const offer of offers) offerOrganization(offer);
  const mock = await serveMock(port, options);
  const origin = `http://127.0.0.1:${mock.port}`;
  process.stdout.write(
    [
      { name: 'keywarden-demo', platform: 'x' } as const,
      { name: 'keywarden-edge', platform: 'edge' } as const,
      ...offers,
    ]
      .map((one) => addressOf(origin, one))
      .join(''),
  );
  // npm and the terminal may both pass the same signal on: the second one finds it closing.
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= mock.close());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void close());
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(close);
}

function addressOf(origin: string, { name, platform }: Omit<Offer, 'make'>): string {
  return platform === 'x'
    ? `Apigee X:    ${origin}/v1/organizations/${name}\n`
    : `Apigee Edge: ${origin}/edge/v1/organizations/${name}\n`;
}

// A signal to npm alone ends npm and its shell, which does not pass it on: then this must not stay behind.
function whenOrphaned(close: () => Promise<void>): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void close();
  }, 250);
  timer.unref();
}

function fail(code: number, error: unknown, hint = ''): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${hint}`);
  process.exitCode = code;
}

try {
  const parsed = read();
  await run(parsed).catch((error: unknown) => fail(1, error));
} catch (error) {
  fail(2, error, `${USAGE}\n`);
}
