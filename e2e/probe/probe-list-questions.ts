import { masked } from './probe-client.ts';
import {
  appsOf,
  count,
  fieldOf,
  nextToken,
  page,
  pagesByToken,
  readApps,
  rowsOf,
  statusOf,
  Unanswered,
  type AppBody,
  type ProbeContext,
} from './probe-lists.ts';

interface Answer {
  /** starts with Yes, No or Unclear where possible */
  answer: string;
  evidence: string[];
}

export interface ProbeQuestion {
  question: string;
  /** how the console behaves, for any answer */
  console: string;
  /** @throws Unanswered */
  ask(context: ProbeContext): Promise<Answer>;
}

const hidesRevoked: ProbeQuestion = {
  question: 'Does the list of apps hide revoked ones when it is not asked for a `status`?',
  console:
    'On X it asks for the revoked apps too when the plain list has none, and puts the two together by app id. ' +
    'On Edge, where no such default is documented, it takes the list as it comes.',
  async ask({ client, platform, all }) {
    const listed = new Set(all.apps.map(({ appId }) => appId));
    const inList = all.apps.filter((app) => statusOf(app) === 'revoked').length;
    const { apps, isWhole } = await readApps(client, platform, {
      status: 'revoked',
      expand: 'true',
    });
    const revoked = apps.filter((app) => statusOf(app) === 'revoked');
    const evidence = [
      `The plain list has ${count(all.apps.length, 'app')}, ${inList} of them revoked.`,
      `\`status=revoked\` gives ${count(apps.length, 'app')}, ${revoked.length} of them revoked.`,
    ];
    if (apps.length > revoked.length)
      return { answer: 'Unclear: `status` does not filter here.', evidence };
    if (revoked.length === 0)
      return { answer: 'Unclear: the organization has no revoked app.', evidence };
    const hidden = revoked.filter(({ appId }) => !listed.has(appId)).length;
    evidence.push(`${hidden} of the revoked apps are missing in the plain list.`);
    if (hidden > 0 && !(all.isWhole && isWhole))
      return { answer: 'Unclear: the lists are longer than what was read.', evidence };
    if (hidden === 0) return { answer: 'No: revoked apps are listed.', evidence };
    return { answer: 'Yes: revoked apps have to be asked for.', evidence };
  },
};

const keyStatusFilters: ProbeQuestion = {
  question: 'Does `keyStatus` filter, and does it have a default that hides something?',
  console:
    'If lists leave out revoked apps, it also asks for those with revoked keys, and keeps the keys that either list has. It looks up a key in both.',
  async ask({ client, platform, all }) {
    const having = (apps: AppBody[]) => apps.filter((app) => revokedKeys(app).length > 0);
    const expected = new Set(having(all.apps).map(({ appId }) => appId));
    const { apps } = await readApps(client, platform, {
      keyStatus: 'revoked',
      expand: 'true',
      includeCred: 'true',
    });
    const evidence = [
      `Apps with a revoked key in the plain list: ${expected.size} of ${all.apps.length}.`,
      `\`keyStatus=revoked\` gives ${count(apps.length, 'app')}, ${having(apps).length} of them with one.`,
    ];
    if (having(apps).some(({ appId }) => !expected.has(appId)))
      return { answer: 'Yes: it filters, and the plain list hides revoked keys.', evidence };
    if (expected.size === 0) return { answer: 'Unclear: the list shows no revoked key.', evidence };
    if (apps.length > having(apps).length)
      return { answer: 'No: it is ignored, and revoked keys are listed.', evidence };
    const others = apps.some((app) => revokedKeys(app).length < (app.credentials?.length ?? 0));
    evidence.push(
      others ? 'Those apps come with all their keys.' : 'No key of another status comes with them.',
    );
    return { answer: 'Yes: it filters apps; without it revoked keys are listed.', evidence };
  },
};

function revokedKeys({ credentials = [] }: AppBody) {
  return credentials.filter((key) => statusOf(key) === 'revoked');
}

const keyFilter: ProbeQuestion = {
  question: 'Does `filter=consumerKey=…` find the app of exactly one key?',
  console:
    'Nothing of it rests on this filter yet. On Edge, which has none, a key can only be looked for in the list.',
  async ask({ client, all }) {
    const find = async (key: string, more = {}) =>
      appsOf(await page(client, '/apps', { filter: `consumerKey=${key}`, ...more }));
    const nobody = await find('keywarden-probe-no-such-key');
    const evidence = [`A key that nobody has: ${count(nobody.length, 'app')}.`];
    // Checked before a real key is sent: it is not needed when the server ignores the filter.
    if (nobody.length > 0) return { answer: 'No: the filter is ignored.', evidence };
    const owner = all.apps.find(({ credentials = [] }) => keyOf(credentials[0]).length >= 8);
    const key = keyOf(owner?.credentials?.[0]);
    if (!owner || !key) throw new Unanswered('the list shows no key to look for');
    const part = key.slice(0, -1);
    const swapped = key.replaceAll(/[a-z]/giu, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    );
    client.hide(part, masked(key));
    client.hide(swapped, masked(key));
    const found = await find(key);
    const isFound = found.some(({ appId }) => appId === owner.appId);
    const whole = await find(key, { expand: 'true', includeCred: 'true' });
    const small = await find(key, { pageSize: '1' });
    const partial = await find(part);
    const otherCase = key === swapped ? [] : await find(swapped);
    const withKeys = whole.filter(({ credentials = [] }) => credentials.length > 0).length;
    evidence.push(
      `${masked(key)}, whole: ${count(found.length, 'app')}${isFound ? ', its own' : ''}.`,
      `Without its last character: ${count(partial.length, 'app')}. With its letters in the other case: ${count(otherCase.length, 'app')}.`,
      `With \`expand=true&includeCred=true\`: ${count(whole.length, 'app')}, ${withKeys} with keys. With \`pageSize=1\`: ${count(small.length, 'app')}.`,
    );
    if (!isFound) return { answer: 'No: a listed key is not found.', evidence };
    const isExact = partial.length === 0 && otherCase.length === 0;
    if (!isExact) return { answer: 'No: it finds more than the exact key.', evidence };
    return { answer: `Yes: exact${key === swapped ? '' : ', case included'}.`, evidence };
  },
};

function keyOf(key: { consumerKey?: unknown } | undefined): string {
  return typeof key?.consumerKey === 'string' ? key.consumerKey : '';
}

const expansion: ProbeQuestion = {
  question: 'What do `expand` and `includeCred` bring?',
  console: 'It asks X for both, and Edge for `expand=true`, and needs the keys in the list.',
  async ask({ client, platform }) {
    const size = platform === 'x' ? { pageSize: '20' } : { rows: '20' };
    const look = async (query: Record<string, string>) => {
      const apps = appsOf(await page(client, '/apps', { ...size, ...query }));
      if (apps.length === 0) throw new Unanswered('the organization has no app');
      if (!apps.some((app) => app.name !== undefined)) return 'ids alone';
      const keys = apps.some(({ credentials = [] }) => credentials.length > 0);
      return keys ? 'whole apps with keys' : 'whole apps without keys';
    };
    const plain = await look({});
    const expanded = await look({ expand: 'true' });
    const both = await look({ expand: 'true', includeCred: 'true' });
    const without = await look({ expand: 'true', includeCred: 'false' });
    return {
      answer: `\`expand=true\`: ${expanded}; with \`includeCred=true\`: ${both}.`,
      evidence: [`Neither: ${plain}.`, `\`expand=true&includeCred=false\`: ${without}.`],
    };
  },
};

const tokenPaging: ProbeQuestion = {
  question: 'Do `pageSize` and `pageToken` page the list of apps, and do pages repeat a row?',
  console:
    'On X it follows `nextPageToken`, keeps rows by app id, and ends where nothing new comes.',
  async ask({ client }) {
    const { first, ...pages } = await pagesByToken(client, '/apps', 'appId');
    const total = fieldOf(first.json, 'totalSize');
    const { answer, evidence } = judged(pages);
    evidence.push(
      total === undefined
        ? 'There is no `totalSize`.'
        : `\`totalSize\` is ${JSON.stringify(total)}.`,
    );
    return { answer, evidence };
  },
};

const startKeyPaging: ProbeQuestion = {
  question: 'Do `rows` and `startKey` page the list of apps, and do pages repeat a row?',
  console:
    'On Edge it goes on from the last app id and keeps rows by app id; X is not asked this way.',
  async ask({ client }) {
    const first = appsOf(await page(client, '/apps', { rows: '2' }));
    const last = first.at(-1)?.appId;
    if (last === undefined) throw new Unanswered('the organization has no app');
    const evidence = [`\`rows=2\` gives ${count(first.length, 'app')}.`];
    if (first.length > 2) return { answer: 'No: `rows` is ignored.', evidence };
    const second = appsOf(await page(client, '/apps', { rows: '2', startKey: last }));
    const repeats = second[0]?.appId === last;
    const unknown = await client.get('/apps', {
      query: { rows: '2', startKey: '00000000-0000-0000-0000-000000000000' },
    });
    evidence.push(
      `From its last one on it gives ${second.length}; the first of those is ${repeats ? 'the same' : 'another'}.`,
      `A \`startKey\` that nobody has: HTTP ${unknown.status}, ${count(rowsOf(unknown.json).length, 'row')}.`,
    );
    const answer = repeats
      ? 'Yes, and the row that `startKey` names comes again.'
      : 'Yes, no row twice.';
    return { answer, evidence };
  },
};

const groupPaging: ProbeQuestion = {
  question: 'How do AppGroups and their apps page?',
  console: 'It always sends `pageSize`, follows `nextPageToken`, and keeps rows by name.',
  async ask({ client, platform }) {
    if (platform === 'edge') throw new Unanswered('Edge has companies in the place of AppGroups');
    const plain = await page(client, '/appgroups', {});
    const names = rowsOf(plain.json).map((row) => String(fieldOf(row, 'name')));
    const groups = judged(await pagesByToken(client, '/appgroups', 'name'));
    const evidence = [
      `Without \`pageSize\`: ${count(names.length, 'AppGroup')}, ${nextToken(plain) ? 'a' : 'no'} \`nextPageToken\`.`,
      ...groups.evidence.map((line) => `AppGroups: ${line}`),
    ];
    for (const name of names.slice(0, 20)) {
      const path = `/appgroups/${encodeURIComponent(name)}/apps`;
      if (rowsOf((await page(client, path, { pageSize: '3' })).json).length < 3) continue;
      const apps = judged(await pagesByToken(client, path, 'name'));
      evidence.push(...apps.evidence.map((line) => `The apps of one: ${line}`));
      return { answer: `AppGroups: ${groups.answer} Their apps: ${apps.answer}`, evidence };
    }
    evidence.push('No AppGroup was found with three apps, so that their pages could not be seen.');
    return { answer: `AppGroups: ${groups.answer} Their apps: Unclear.`, evidence };
  },
};

// Reads the first pages of a list to determine its paging.
function judged({ pages }: { pages: string[][] }): Answer {
  const seams = pages.slice(1);
  const repeats = seams.filter((ids, index) => ids[0] === pages[index]?.at(-1)).length;
  const evidence = [
    `\`pageSize=2\` gives pages of ${pages.map((ids) => ids.length).join(', ')} rows; ` +
      `later pages that begin with the last row of the one before: ${repeats} of ${seams.length}.`,
  ];
  if ((pages[0]?.length ?? 0) > 2) return { answer: 'No: `pageSize` is ignored.', evidence };
  if (seams.length === 0) return { answer: 'Unclear: there is one page.', evidence };
  return { answer: repeats > 0 ? 'Yes, and a row comes again.' : 'Yes, no row twice.', evidence };
}

export const listQuestions = [
  hidesRevoked,
  keyStatusFilters,
  keyFilter,
  expansion,
  tokenPaging,
  startKeyPaging,
  groupPaging,
];
