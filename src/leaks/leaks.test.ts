import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { server } from '../../mocks/node.ts';
import { allConnections, setConnections } from '../connection/connection.ts';
import { signIn } from '../connection/session.ts';
import { fillWithKeysUpTo, keyAt } from '../find/find.for-tests.ts';
import { evidenceMarkdown } from './evidence-markdown.ts';
import { isSelected, isSettled, othersWith, unknownKeys } from './leaked-keys.ts';
import {
  maxBytes,
  resumeSignedIn,
  searchAgain,
  searchText,
  signInOrganization,
  stopSearch,
} from './incident-search.ts';
import { leaksState, openIncident } from './incident.ts';
import { createLeakIndex } from './leak-index.ts';
import {
  logOfThirtyLines,
  mask,
  seededKeys,
  client,
  evidenceNow,
  incidentOf,
  keysOf,
  serveMockForLeaks,
} from './leaks.for-tests.ts';

// Without a worker: what is found does not depend on where it is compared.
vi.mock('comlink', () => ({
  wrap: () => createLeakIndex(),
  transfer: (value: unknown) => value,
}));

serveMockForLeaks();

test('own, foreign and masked keys and secrets of a log are told apart in both organizations', async () => {
  const { text, own, foreign, masked, secret } = logOfThirtyLines();
  expect(text.split('\n')).toHaveLength(30);
  const incident = await incidentOf(text);
  // By the plainest comparison: is the key in the text?
  const holding = ['keywarden-demo', 'keywarden-edge']
    .flatMap(seededKeys)
    .filter(({ credential }) => text.includes(credential.consumerKey));
  const whole = incident.leakedKeys.filter(({ isWhole }) => isWhole);
  expect(keysOf(whole)).toEqual(holding.map(({ credential }) => credential.consumerKey).toSorted());
  expect(keysOf(whole)).toEqual(own.map(({ credential }) => credential.consumerKey).toSorted());
  expect(whole.map(({ app, organization }) => `${organization} ${app.appId}`).toSorted()).toEqual(
    own.map(({ app, organization }) => `${organization} ${app.appId}`).toSorted(),
  );
  expect(keysOf(incident.leakedKeys.filter(({ isMasked }) => isMasked))).toEqual([
    masked.credential.consumerKey,
  ]);
  expect(keysOf(incident.leakedKeys.filter(({ isSecret }) => isSecret))).toEqual([
    secret.credential.consumerKey,
  ]);
  expect(
    unknownKeys(incident)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(foreign.toSorted());
  expect(incident.pasted).toMatchObject({ maskCount: 1 });
  expect(isSettled(incident.places)).toBe(true);
  expect(keysOf(incident.leakedKeys.filter((one) => isSelected(one, incident)))).toEqual(
    keysOf(whole),
  );
});

test('what leaves the worker has no secret and nothing of the text but possible keys', async () => {
  const { text, secret } = logOfThirtyLines();
  const incident = await incidentOf(text);
  const left = JSON.stringify(incident);
  expect(left).not.toContain(secret.credential.consumerSecret);
  expect(left).not.toContain('203.0.113');
  expect(incident.pasted.sizeBytes).toBe(new Blob([text]).size);
});

test('a key that several organizations have is listed in each', async () => {
  const [one] = seededKeys('keywarden-demo');
  const other = seededKeys('keywarden-edge').at(2);
  if (!one || !other) throw new Error('no keys');
  other.credential.consumerKey = one.credential.consumerKey;
  const { leakedKeys } = await incidentOf(`apikey=${one.credential.consumerKey}`);
  expect(leakedKeys.map(({ organization }) => organization)).toEqual([
    'keywarden-demo',
    'keywarden-edge',
  ]);
  const [first] = leakedKeys;
  expect(first && othersWith(first, leakedKeys)).toEqual(leakedKeys.slice(1));
});

test.each([401, 403, 429, 500, 'offline'] as const)(
  'with one organization failing (%s), the other is searched, and the evidence names the failure',
  async (failure) => {
    const { text } = logOfThirtyLines();
    server.use(
      http.get('*/organizations/keywarden-edge/apps', () =>
        failure === 'offline'
          ? HttpResponse.error()
          : HttpResponse.json({ code: 'x' }, { status: failure, headers: { 'retry-after': '0' } }),
      ),
    );
    const incident = await incidentOf(text);
    expect(incident.places.map(({ state }) => state.kind)).toEqual(['done', 'failed']);
    expect(isSettled(incident.places)).toBe(false);
    expect(incident.leakedKeys.filter(({ isWhole }) => isWhole)).toHaveLength(3);
    const [, edge] = evidenceNow().searched;
    expect(edge).toMatchObject({
      result: 'failed',
      error: { status: failure === 'offline' ? 0 : failure },
    });
  },
);

test('a connection without a session is named, and searched once there is one', async () => {
  const { text } = logOfThirtyLines();
  const connectionTo = (name: string, host: string, kind: string) => ({
    name,
    platform: name === 'keywarden-edge' ? 'edge' : 'x',
    baseUrl: `https://${host}/v1`,
    organizations: [name],
    signIn: { kind },
  });
  setConnections({
    connections: [
      connectionTo('keywarden-demo', 'apigee.googleapis.com', 'proxy'),
      connectionTo('keywarden-edge', 'api.enterprise.apigee.com', 'token'),
    ],
  });
  const incident = await incidentOf(text);
  expect(incident.places.map(({ state }) => state.kind)).toEqual(['done', 'signed-out']);
  expect(incident.places.map(signInOrganization)).toEqual(['keywarden-demo', 'keywarden-edge']);
  expect(incident.leakedKeys.filter(({ isWhole }) => isWhole)).toHaveLength(3);
  expect(evidenceNow().searched[1]).toMatchObject({ result: 'not signed in' });

  const [, edge] = allConnections();
  if (edge) signIn(edge, 'token');
  await resumeSignedIn(client);
  expect(openIncident()?.places.map(({ state }) => state.kind)).toEqual(['done', 'done']);
  expect(openIncident()?.leakedKeys.filter(({ isWhole }) => isWhole)).toHaveLength(5);
});

test('the evidence counts a key in a URL also if the server refused to look it up', async () => {
  fillWithKeysUpTo(6000);
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      request.url.includes('filter=') ? HttpResponse.json({}, { status: 400 }) : undefined,
    ),
  );
  await incidentOf(`apikey=${keyAt(5500)}`);
  expect(evidenceNow().keysInUrls).toMatchObject([{ organization: 'keywarden-demo', keys: 1 }]);
});

test('names with Markdown in them stay text', async () => {
  const [one] = seededKeys('keywarden-demo');
  if (!one) throw new Error('no keys');
  one.app.name = 'a|b `c` [d](e)\n# f';
  await incidentOf(`apikey=${one.credential.consumerKey}`);
  expect(evidenceNow().keysInUrls).toEqual([]);
  const file = evidenceMarkdown(evidenceNow());
  expect(file).toContain('have logged them:\n\nNone.');
  expect(file).toContain(String.raw`| a\|b \`c\` \[d\](e) \# f |`);
});

test('in a large organization the server looks up each key, at most ten requests a second', async () => {
  fillWithKeysUpTo(6000);
  const [missing, found] = ['Unknown0Unknown1Unknown2Unknown3', keyAt(5500)];
  const masked = mask(keyAt(5600));
  const asked: number[] = [];
  server.events.on('request:start', ({ request }) => {
    if (request.url.includes('keywarden-demo/apps')) asked.push(performance.now());
  });
  const incident = await incidentOf(`apikey=${missing}\napikey=${found}\nkey ${masked} denied`);
  const [x, edge] = incident.places;
  expect(incident.leakedKeys.map(({ organization, key }) => [organization, key])).toEqual(
    expect.arrayContaining([
      ['keywarden-demo', found],
      ['keywarden-edge', found],
    ]),
  );
  expect(x?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: false, searched: { isWhole: false, keysLookedUp: 2 } },
  });
  expect(edge?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: true, searched: { isWhole: true, loadedApps: 6000, keysLookedUp: 0 } },
  });
  expect(unknownKeys(incident).map(({ key }) => key)).toEqual([missing]);
  const inUrls = {
    organization: 'keywarden-demo',
    request: 'GET /organizations/keywarden-demo/apps?filter=consumerKey=••••',
    keys: 2,
  };
  expect(evidenceNow().keysInUrls).toEqual([inUrls]);
  expect(evidenceMarkdown(evidenceNow())).toContain(`| ${inUrls.request} | 2 |`);
  for (const at of asked)
    expect(asked.filter((other) => other >= at && other < at + 1000).length).toBeLessThan(11);

  // Only a comparison with all apps finds masked keys.
  await searchAgain('keywarden-demo', true);
  const again = openIncident();
  expect(again?.places[0]?.state).toMatchObject({
    found: { hasAllKeys: true, searched: { isWhole: true, loadedApps: 6000 } },
  });
  expect(evidenceNow().keysInUrls).toEqual([inUrls]);
  expect(again?.leakedKeys.filter(({ isMasked }) => isMasked).length).toBeGreaterThanOrEqual(2);
});

test.each([
  ['a labeled key', `apikey=Unknown0Unknown1Unknown2Unknown3`, true],
  ['a key that was found', keyAt(5500), true],
  ['an unknown key without a label', 'found Unknown0Unknown1Unknown2Unknown3 in a log', false],
  ['a masked key', `key ${mask(keyAt(5600))} denied`, false],
  ['a secret', 'CONSUMER_SECRET=Own1Secret2Of3One4App5', false],
  ['a secret without digits', 'CONSUMER_SECRET=OwnSecretOfSomeApp', false],
])(
  'without all apps, %s is settled only if no masked key or secret can be missed',
  async (_name, text, isAll) => {
    fillWithKeysUpTo(6000);
    const { places } = await incidentOf(text);
    expect(places[0]?.state).toMatchObject({
      found: { hasAllKeys: isAll, searched: { isWhole: false } },
    });
    expect(isSettled(places)).toBe(isAll);
  },
);

test('in a large organization, a second app with a key of the loaded part is found too', async () => {
  fillWithKeysUpTo(6000);
  const apps = tables().organizations.find(({ name }) => name === 'keywarden-demo')?.apps ?? [];
  const second = apps.find(({ appId }) => appId === 'zz-005500');
  const first = apps.find(({ appId }) => appId === 'zz-000100');
  if (!first?.credentials[0] || !second) throw new Error('no such apps');
  const secret = 'Own1Secret2Of3One4App5';
  first.credentials[0].consumerSecret = secret;
  second.credentials = structuredClone(first.credentials);
  const { leakedKeys, places } = await incidentOf(`apikey=${keyAt(100)}\nsecret=${secret}`);
  const found = leakedKeys.filter(({ organization }) => organization === 'keywarden-demo');
  expect(found.map(({ app }) => app.appId)).toEqual(['zz-000100', 'zz-005500']);
  // The look-up does not replace what was learned by comparing.
  expect(found[0]).toMatchObject({ isWhole: true, isSecret: true });
  expect(places[0]?.state).toMatchObject({ found: { searched: { keysLookedUp: 1 } } });
});

test('many keys are compared with all apps, which takes fewer requests than to look up each', async () => {
  fillWithKeysUpTo(6000);
  let requests = 0;
  server.events.on('request:start', ({ request }) => {
    if (request.url.includes('keywarden-demo/apps')) requests += 1;
  });
  const keys = Array.from({ length: 50 }, (_, index) => keyAt(100 + index * 100));
  const others = Array.from({ length: 50 }, (_, index) => `Unknown0Unknown1Unknown2X${index + 10}`);
  const incident = await incidentOf([...keys, ...others].map((key) => `apikey=${key}`).join('\n'));
  expect(incident.places[0]?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: true, searched: { isWhole: true, loadedApps: 6000, keysLookedUp: 0 } },
  });
  expect(requests).toBeLessThan(10);
  expect(new Set(incident.leakedKeys.map(({ key }) => key))).toEqual(new Set(keys));
  expect(unknownKeys(incident)).toHaveLength(50);
});

test('Stop keeps what was found, and the rest is said not to be searched', async () => {
  fillWithKeysUpTo(6000);
  server.events.on('request:start', ({ request }) => {
    if (/keywarden-edge\/apps.*startKey/u.test(request.url) && openIncident()?.leakedKeys.length)
      stopSearch();
  });
  const incident = await incidentOf(`apikey=${keyAt(10)}\napikey=${keyAt(5500)}`);
  expect(incident.isSearching).toBe(false);
  expect(isSettled(incident.places)).toBe(false);
  expect(incident.leakedKeys.length).toBeGreaterThan(0);
});

test('a text above 5 MB and a text without a key are refused', async () => {
  await searchText(client, ['x'.repeat(maxBytes + 1)]);
  expect(leaksState()).toEqual({ phase: 'empty', refusal: 'too-large' });
  await searchText(client, ['nothing to see']);
  expect(leaksState()).toEqual({ phase: 'empty', refusal: 'no-key' });
});

test('of more than 1,000 keys, the first 1,000 are looked up, and it is known that there are more', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => `apikey=${keyAt(index)}`);
  const { pasted } = await incidentOf(lines.join('\n'));
  expect(pasted.keys).toHaveLength(1000);
  expect(pasted.isComplete).toBe(false);
});
