import { addLazyOrganization } from './db.ts';
import { readArguments, type Arguments } from './mock-arguments.ts';
import { setScenario } from './node.ts';
import { serveMock } from './serve.ts';
import type { LazyOrganization } from './tables.ts';

// `npm run mock-api -- --port N` serves the mock over HTTP, for curl, other clients and the production build.

const usage =
  'usage: npm run mock-api -- --port N [--scenario ID] [--token T]… [--token-seconds S] [--apps N,…]';

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
  const parsed = readArguments(process.argv.slice(2));
  await run(parsed).catch((error: unknown) => reportFailure(1, error));
} catch (error) {
  reportFailure(2, error, `${usage}\n`);
}
