import type { Reply } from './probe-client.ts';
import type { ProbeQuestion } from './probe-list-questions.ts';
import { appsOf, count, fieldOf, Unanswered, type ProbeContext } from './probe-lists.ts';

const cors: ProbeQuestion = {
  question: 'May a browser on another host call the API (CORS)?',
  console:
    'It calls the base URL of its configuration. Where the browser forbids that, it names the host, and a proxy on ' +
    'its own host is the way.',
  async ask({ client, origin }) {
    const path = '/apps';
    const evidence: string[] = [];
    let allowed = true;
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const reply = await client.preflight(path, method, origin);
      const problems = preflightProblems(reply, method, origin);
      if (problems.length > 0) allowed = false;
      evidence.push(
        `Preflight for ${method}: HTTP ${reply.status}, ${problems.join('; ') || 'allowed'}.`,
      );
    }
    const headers = { Origin: origin };
    const read = await client.get(path, { query: { rows: '1' }, headers });
    const failed = await client.get(`${path}/keywarden-probe-no-such-app`, { headers });
    const readable = [read, failed].map((reply) => isOpen(reply, origin));
    evidence.push(
      `A reply with HTTP ${read.status} ${readable[0] ? 'can' : 'can’t'} be read from ${origin}, ` +
        `one with HTTP ${failed.status} ${readable[1] ? 'can' : 'can’t'}.`,
    );
    const exposed = read.headers.get('access-control-expose-headers') ?? 'nothing';
    evidence.push(`Exposed headers: ${exposed}.`);
    if (!allowed || !readable[0]) return { answer: `No, not from ${origin}.`, evidence };
    if (!readable[1]) return { answer: 'Yes, but it can’t read errors.', evidence };
    return { answer: `Yes, from ${origin}.`, evidence };
  },
};

function preflightProblems(reply: Reply, method: string, origin: string): string[] {
  const allows = (header: string, value: string) => {
    const list = (reply.headers.get(header) ?? '').toLowerCase().split(/\s*,\s*/u);
    // `*` does not include Authorization.
    return list.includes(value) || (list.includes('*') && value !== 'authorization');
  };
  return [
    ...(reply.status >= 200 && reply.status < 300 ? [] : ['no success']),
    ...(isOpen(reply, origin) ? [] : ['origin not allowed']),
    ...(['GET', 'POST'].includes(method) ||
    allows('access-control-allow-methods', method.toLowerCase())
      ? []
      : ['method not allowed']),
    ...['authorization', 'content-type']
      .filter((name) => !allows('access-control-allow-headers', name))
      .map((name) => `${name} not allowed`),
  ];
}

function isOpen({ headers }: Reply, origin: string): boolean {
  return [origin, '*'].includes(headers.get('access-control-allow-origin') ?? '');
}

const errors: ProbeQuestion = {
  question: 'How do errors look?',
  console:
    'It reads both platforms’ envelopes, a gateway’s `fault`, HTML and empty bodies, whatever the content type says. ' +
    'With a 403 it says that an organization that does not exist can answer the same.',
  async ask({ client, all }) {
    const owner = all.apps.find(({ developerId }) => developerId)?.developerId;
    // The name may be an e-mail, and the server repeats it in its message.
    if (owner) client.hide(owner, '(developer)');
    const developer = owner && `/developers/${encodeURIComponent(owner)}/apps`;
    const none = 'keywarden-probe-no-such';
    const one = { query: { rows: '1' } };
    const cases: [what: string, reply: Reply][] = [
      ['App id that nobody has', await client.get('/apps/00000000-0000-0000-0000-000000000000')],
      ['Developer that is not there', await client.get(`/developers/${none}@example.invalid`)],
      [
        'Organization that is not there',
        await client.get('/apps', { ...one, organization: `${none}-organization` }),
      ],
      ['Token that is none', await client.get('/apps', { ...one, token: 'keywarden-probe' })],
      ['No token', await client.get('/apps', { ...one, token: null })],
      [
        'Filter that is none',
        await client.get('/apps', { query: { filter: 'keywardenProbe=1', rows: '1' } }),
      ],
    ];
    if (developer)
      cases.push(['App that the developer has not', await client.get(`${developer}/${none}`)]);
    const kinds = new Set(
      cases.filter(([, { status }]) => status >= 400).map(([, r]) => kindOf(r)),
    );
    return {
      answer: kinds.size === 0 ? 'Unclear: nothing failed.' : `As ${[...kinds].sort().join(', ')}.`,
      evidence: cases.map(([what, reply]) => `${what}: ${described(reply)}`),
    };
  },
};

function kindOf({ json, text }: Reply): string {
  if (fieldOf(json, 'error') !== undefined) return 'Google’s `{error}`';
  if (fieldOf(json, 'fault') !== undefined) return 'a gateway’s `{fault}`';
  if (fieldOf(json, 'code') !== undefined) return 'Edge’s `{code, message}`';
  if (json !== undefined) return 'other JSON';
  if (text.trim() === '') return 'an empty body';
  return text.trimStart().startsWith('<') ? 'HTML' : 'plain text';
}

function described(reply: Reply): string {
  const { status, headers, json } = reply;
  if (status < 400) return `HTTP ${status}, no error.`;
  const error = fieldOf(json, 'error') ?? fieldOf(json, 'fault') ?? json;
  const [detail] = [fieldOf(error, 'details')].flat();
  const [violation] = [fieldOf(detail, 'violations')].flat();
  const codes = [fieldOf(error, 'status'), fieldOf(error, 'code'), fieldOf(violation, 'type')]
    .filter((code) => typeof code === 'string')
    .map((code) => `\`${code}\``);
  const message = fieldOf(error, 'message') ?? fieldOf(error, 'faultstring');
  const words = typeof message === 'string' ? message : JSON.stringify(message);
  const request = [...headers.keys()].filter((name) => /request-?id|trace/u.test(name));
  return [
    `HTTP ${status}`,
    headers.get('content-type') ?? 'no content type',
    kindOf(reply),
    ...codes,
    ...(words ? [`“${words.replaceAll(/\s+/gu, ' ').slice(0, 300)}”`] : []),
    ...request.map((name) => `header \`${name}\``),
  ].join(', ');
}

/** All apps and keys of the list. */
function bodies({ all }: ProbeContext) {
  if (all.apps.length === 0) throw new Unanswered('the list has no app to look at');
  const keys = all.apps.flatMap(({ credentials = [] }) => credentials);
  return { apps: all.apps, keys };
}

const times: ProbeQuestion = {
  question: 'Are times strings or numbers, and how does “never expires” look?',
  console: 'It reads both, and takes `-1`, `0` and nothing at all as “never”.',
  async ask(context) {
    const { apps, keys } = bodies(context);
    const fields = [
      ...(['createdAt', 'lastModifiedAt'] as const).map(
        (name) => [name, apps.map((app) => app[name])] as const,
      ),
      ...(['issuedAt', 'expiresAt'] as const).map(
        (name) => [name, keys.map((key) => key[name])] as const,
      ),
    ];
    const types = new Set(fields.flatMap(([, values]) => values.map((value) => typeof value)));
    types.delete('undefined');
    return {
      answer: `${[...types].sort().join(' and ') || 'Unclear: there are no times'}.`,
      evidence: fields.map(([name, values]) => `\`${name}\`: ${tally(values.map(timeKind))}.`),
    };
  },
};

function timeKind(value: unknown): string {
  if (value === undefined) return 'absent';
  return Number(value) <= 0 ? JSON.stringify(value) : typeof value;
}

const empties: ProbeQuestion = {
  question: 'Are empty lists sent or left out?',
  console: 'A list that is absent, `null` or empty is the same to it.',
  async ask(context) {
    const { apps, keys } = bodies(context);
    const fields: [name: string, values: unknown[]][] = [
      ['attributes of apps', apps.map((app) => app.attributes)],
      ['scopes of apps', apps.map((app) => app.scopes)],
      ['credentials', apps.map((app) => app.credentials)],
      ['apiProducts of keys', keys.map((key) => key.apiProducts)],
      ['attributes of keys', keys.map((key) => key.attributes)],
      ['scopes of keys', keys.map((key) => key.scopes)],
    ];
    const kinds = new Set(fields.flatMap(([, values]) => values.map(listKind)));
    const none = await context.client.get('/apps', {
      query: { apiProduct: 'keywarden-probe-no-such-product' },
    });
    const ways = [kinds.has('empty') && 'sent', kinds.has('absent') && 'left out'];
    const answer = ways.filter(Boolean).join(', or ');
    return {
      answer: answer ? `They are ${answer}.` : 'Unclear: none is empty.',
      evidence: [
        ...fields.map(([name, values]) => `${name}: ${tally(values.map(listKind))}.`),
        `A list of no apps: HTTP ${none.status}, ${appsOf(none).length > 0 ? 'not empty' : `\`${none.text.trim().slice(0, 200)}\``}.`,
      ],
    };
  },
};

function listKind(value: unknown): string {
  if (value === undefined) return 'absent';
  if (!Array.isArray(value)) return value === null ? 'null' : typeof value;
  return value.length === 0 ? 'empty' : 'filled';
}

const statuses: ProbeQuestion = {
  question: 'Which statuses occur, in which spelling?',
  console:
    'It compares without regard to case; a status that it does not know counts as no access.',
  async ask(context) {
    const { apps, keys } = bodies(context);
    const products = keys.flatMap(({ apiProducts = [] }) => apiProducts);
    const rows = [...apps, ...keys, ...products].map(({ status }) => JSON.stringify(status));
    const known = new Set(['"approved"', '"revoked"', '"pending"']);
    const odd = new Set(rows.filter((status) => !known.has(status)));
    return {
      answer: odd.size === 0 ? 'The known ones, in lower case.' : `Also ${[...odd].join(', ')}.`,
      evidence: [
        ...(
          [
            ['apps', apps],
            ['keys', keys],
            ['products in keys', products],
          ] as const
        ).map(([name, list]) => `${name}: ${tally(list.map(({ status }) => String(status)))}.`),
        `${count(apps.length, 'app')} were looked at.`,
      ],
    };
  },
};

/** `string 12, absent 3`. */
function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, many]) => `${value} ${many}`).join(', ') || 'none seen';
}

export const shapeQuestions = [cors, errors, times, empties, statuses];
