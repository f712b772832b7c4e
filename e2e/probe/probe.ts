import { parseArgs } from 'node:util';
import { probeClient, type Target } from './probe-client.ts';
import { listQuestions } from './probe-list-questions.ts';
import { readApps, Unanswered, type ProbeContext, type Platform } from './probe-lists.ts';
import { shapeQuestions } from './probe-shape-questions.ts';

// `npm run probe -- --base URL --org NAME` reports in Markdown how a live organization behaves where the published
// contract is silent. It only reads.

const usage = `usage: TOKEN=… npm run probe -- --base URL --org NAME [--platform x|edge] [--origin URL]
  --base    up to and without /organizations, e.g. https://apigee.googleapis.com/v1
  --origin  the browser's origin that CORS is tried for (http://localhost:5173)`;

/** Questions that reads can't answer, the reason, and how the console behaves until they are answered. */
const unanswerable: [question: string, why: string, console: string][] = [
  [
    'Which HTTP status do the three `?action=` calls answer with, and do they need a Content-Type?',
    'they are writes',
    'It takes any 2xx, needs no body, sends `application/octet-stream`, and reads the app again.',
  ],
  [
    'Is it an error to approve what is approved, to name a product that the key has not, or an unknown action?',
    'they are writes',
    'It shows the server’s words and what it read afterwards.',
  ],
  [
    'Does the key of an AppGroup’s app take the action in the query or in a JSON body?',
    'it is a write',
    'It sends the query form, and the body form when the server answers 400.',
  ],
  [
    'Does a revoke move `lastModifiedAt` of the app?',
    'it takes a revoke to see it',
    'It shows the time that the server gives.',
  ],
  [
    'Does Google’s console revoke the products of a key along with the key?',
    'it is the behavior of another program: revoke a test key there and read the app',
    'It changes one level at a time and shows all three as they were read.',
  ],
  [
    'How does a refused write look (403)?',
    'it is a write: sign in with a read-only role and try one',
    'It names the permission that is missing and turns the controls read-only.',
  ],
  [
    'How does “too many requests” look (429)?',
    'it would take thousands of requests in a minute',
    'It waits as long as `Retry-After` says, or a little longer each time; it never repeats a write.',
  ],
  [
    'Do the data-residency and regional hosts behave the same?',
    'one probe asks one host: run it once for each base URL',
    'It treats all hosts of a platform alike.',
  ],
];

function read(): { target: Target; platform: Platform | undefined; origin: string } {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      org: { type: 'string' },
      platform: { type: 'string' },
      origin: { type: 'string', default: 'http://localhost:5173' },
    },
  });
  const { base = '', org: organization, platform, origin } = values;
  if (!/^https?:\/\/[^?#]+$/u.test(base) || /\/(organizations|o)(\/|$)/u.test(base))
    throw new Error('--base is a URL up to and without /organizations');
  if (!organization) throw new Error('--org is missing');
  if (platform !== undefined && platform !== 'x' && platform !== 'edge')
    throw new Error('--platform is x or edge');
  const token = process.env['TOKEN']?.trim().replace(/^bearer\s+/iu, '') || undefined;
  return { target: { base: base.replace(/\/+$/u, ''), organization, token }, platform, origin };
}

async function probe({ target, platform: named, origin }: ReturnType<typeof read>) {
  const client = probeClient(target);
  // The difference that every reply shows: Edge lists ids as a bare array.
  const first = await client.get('/apps', { query: { rows: '1' } });
  if (first.status !== 200 || first.json === undefined)
    throw new Unanswered(
      `The apps of ${target.organization} can’t be listed: HTTP ${first.status}. ${client.redact(first.text.slice(0, 400))}`,
    );
  const platform = named ?? (Array.isArray(first.json) ? 'edge' : 'x');
  const all = await readApps(client, platform, { expand: 'true', includeCred: 'true' });
  const context: ProbeContext = { client, platform, all, origin };
  const sections: string[] = [];
  for (const { question, console: then, ask } of [...listQuestions, ...shapeQuestions]) {
    const { answer, evidence } = await ask(context).catch(unanswered);
    const lines = evidence.map((line) => `- ${line}`).join('\n');
    sections.push(
      `## ${sections.length + 1}. ${question}\n\n**${answer}**\n\n${lines}${lines && '\n\n'}The console: ${then}\n`,
    );
  }
  const name = platform === 'x' ? 'Apigee X / hybrid' : 'Apigee Edge';
  const length = `${all.apps.length} apps${all.isWhole ? '' : ', where reading stopped'}`;
  return client.redact(
    `# What ${target.organization} answers\n\n` +
      `${name}${named ? '' : ' (told from its list)'} at ${target.base}, ${new Date().toISOString()}. ` +
      `${length}. ${client.requests()} requests, all of them GET or OPTIONS.\n\n` +
      `${sections.join('\n')}\n## Not to be told by reading\n\n` +
      unanswerable
        .map(([what, why, then]) => `- **${what}** Not asked: ${why}. The console: ${then}\n`)
        .join(''),
  );
}

function unanswered(error: unknown): { answer: string; evidence: string[] } {
  if (error instanceof Unanswered) return { answer: `No answer: ${error.message}.`, evidence: [] };
  return { answer: `No answer: ${reason(error)}.`, evidence: [] };
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function fail(code: number, text: string): void {
  console.error(text);
  process.exitCode = code;
}

try {
  const asked = read();
  await probe(asked).then(console.log, (error: unknown) => fail(1, reason(error)));
} catch (error) {
  fail(2, `${reason(error)}\n${usage}`);
}
