import { createHash } from 'node:crypto';
import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { server, writes } from '../../mocks/node.ts';
import { sha256Of } from '../access/fingerprint.ts';
import { maskKey } from '../access/mask.ts';
import { ownerQuery } from '../api/owners.ts';
import { allConnections, setConnections } from '../connection/connection.ts';
import { signIn } from '../connection/session.ts';
import { fillWithKeysUpTo, keyAt, serveMockForSearch } from '../find/find.for-tests.ts';
import { statusChange } from '../operations/app/status-change.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { evidenceKeys } from './evidence-keys.ts';
import { evidenceMarkdown } from './evidence-markdown.ts';
import { evidenceJson, evidenceOf } from './evidence.ts';
import { appNow, isSelected, isSettled, othersWith, unknownKeys } from './holders.ts';
import {
  maxBytes,
  resumeSignedIn,
  searchAgain,
  searchText,
  signInOrganization,
  stopSearch,
} from './incident-search.ts';
import { leaksState, openIncident, runningRevocation, type Incident } from './incident.ts';
import { createLeakIndex } from './leak-index.ts';
import { logOfThirtyLines, mask, seededKeys, secretsIn } from './leaks.for-tests.ts';
import { retryRevocation, revokeKeys, sumOfRuns } from './revoke/revocation.ts';
import { holdersAt, productsIn } from './revoke/revoke-level.ts';

// Without a worker: what is found does not depend on where it is compared.
vi.mock('comlink', () => ({
  wrap: () => createLeakIndex(),
  transfer: (value: unknown) => value,
}));

const client = new QueryClient();
vi.stubGlobal('addEventListener', () => {});
vi.stubGlobal('removeEventListener', () => {});
serveMockForSearch(client);

async function incidentOf(text: string): Promise<Incident> {
  await searchText(client, [text]);
  const incident = openIncident();
  if (!incident) throw new Error('nothing was searched');
  return incident;
}

function isRevoking(): boolean {
  const incident = openIncident();
  return incident !== null && runningRevocation(incident) !== undefined;
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const keysOf = (holders: readonly { key: string }[]) => holders.map(({ key }) => key).toSorted();

function evidenceNow() {
  const incident = openIncident();
  if (!incident) throw new Error('nothing was searched');
  return evidenceOf({
    incident,
    keys: evidenceKeys(client, incident),
    accounts: { 'keywarden-demo': 'ann@example.com', 'keywarden-edge': null },
    platformOf: () => 'x',
    consoleVersion: '1.2.3',
    now: Date.UTC(2026, 10, 26),
  });
}

test('own, foreign and masked keys and secrets of a log are told apart in both organizations', async () => {
  const { text, own, foreign, masked, secret } = logOfThirtyLines();
  expect(text.split('\n')).toHaveLength(30);
  const incident = await incidentOf(text);
  // By the plainest comparison: is the key in the text?
  const holding = ['keywarden-demo', 'keywarden-edge']
    .flatMap(seededKeys)
    .filter(({ credential }) => text.includes(credential.consumerKey));
  const whole = incident.holders.filter(({ isWhole }) => isWhole);
  expect(keysOf(whole)).toEqual(holding.map(({ credential }) => credential.consumerKey).toSorted());
  expect(keysOf(whole)).toEqual(own.map(({ credential }) => credential.consumerKey).toSorted());
  expect(whole.map(({ app, organization }) => `${organization} ${app.appId}`).toSorted()).toEqual(
    own.map(({ app, organization }) => `${organization} ${app.appId}`).toSorted(),
  );
  expect(keysOf(incident.holders.filter(({ isMasked }) => isMasked))).toEqual([
    masked.credential.consumerKey,
  ]);
  expect(keysOf(incident.holders.filter(({ isSecret }) => isSecret))).toEqual([
    secret.credential.consumerKey,
  ]);
  expect(
    unknownKeys(incident)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(foreign.toSorted());
  expect(incident.pasted).toMatchObject({ maskCount: 1 });
  expect(isSettled(incident.places)).toBe(true);
  expect(keysOf(incident.holders.filter((one) => isSelected(one, incident)))).toEqual(
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
  const { holders } = await incidentOf(`apikey=${one.credential.consumerKey}`);
  expect(holders.map(({ organization }) => organization)).toEqual([
    'keywarden-demo',
    'keywarden-edge',
  ]);
  const [first] = holders;
  expect(first && othersWith(first, holders)).toEqual(holders.slice(1));
});

test('the selected keys are revoked and verified; the evidence says so and has no key or secret', async () => {
  const { text, own, foreign } = logOfThirtyLines();
  const incident = await incidentOf(text);
  revokeKeys(
    client,
    incident.holders.filter((holder) => isSelected(holder, incident)),
  );
  await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
  const keys = own.map(({ credential }) => credential.consumerKey);
  for (const { credential } of own) expect(credential.status).toBe('revoked');
  expect(writes()).toHaveLength(5);
  // Response bodies can hold secrets.
  for (const write of openIncident()?.writes ?? []) expect(write).not.toHaveProperty('body');

  const evidence = evidenceNow();
  expect(evidence.pasted.fingerprints.map(String).toSorted()).toEqual(
    [...keys, ...foreign].map((key) => `sha256:${sha(key).slice(0, 16)}`).toSorted(),
  );
  expect(evidence.notFound.count).toBe(3);
  expect(evidence.searched).toMatchObject([
    { organization: 'keywarden-demo', result: 'all keys', appsCompared: 60 },
    { organization: 'keywarden-edge', result: 'all keys', appsCompared: 24 },
  ]);
  const revoked = evidence.found.filter(({ foundBy }) => foundBy.includes('key'));
  expect(revoked).toHaveLength(5);
  for (const found of revoked)
    expect(found).toMatchObject({
      before: { key: 'approved' },
      after: { key: 'revoked' },
      changes: [{ level: 'key', action: 'revoke', ending: 'done' }],
    });
  expect(
    evidence.requests
      .map(({ path }) => /\/keys\/(.*)\?action=revoke$/u.exec(path)?.[1] ?? '')
      .toSorted(),
  ).toEqual(keys.map(maskKey).toSorted());
  for (const { method, httpStatus, durationMs, sentAt } of evidence.requests) {
    expect([method, httpStatus]).toEqual(['POST', 204]);
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(sentAt).toMatch(/^2\d{3}-.*Z$/u);
  }
  for (const file of [evidenceJson(evidence), evidenceMarkdown(evidence)]) {
    expect(secretsIn(file)).toEqual([]);
    for (const key of foreign) expect(file).not.toContain(key);
    expect(file).toContain('ann@example.com');
    expect(file).toContain('1.2.3');
    expect(await sha256Of(file)).toBe(sha(file));
  }
  expect(secretsIn(keys[0] ?? '')).not.toEqual([]);
});

test('what failed, and is revoked again, is counted once', async () => {
  const { text } = logOfThirtyLines();
  const incident = await incidentOf(text);
  const selected = incident.holders.filter((holder) => isSelected(holder, incident));
  const revoke = async () => {
    revokeKeys(client, selected);
    await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
    return sumOfRuns([...(openIncident()?.revocations.get('key')?.runs.values() ?? [])]);
  };
  server.use(http.post('*/keys/*', () => HttpResponse.json({}, { status: 400 })));
  expect((await revoke()).failures).toHaveLength(selected.length);
  server.resetHandlers();
  const { changed, failures } = await revoke();
  expect({ changed: changed.length, failures }).toEqual({ changed: selected.length, failures: [] });
});

test('revoking at a second level keeps the result of the first, in the page and in the evidence', async () => {
  const { text } = logOfThirtyLines();
  const { holders } = await incidentOf(text);
  const leaked = holders.find(({ isWhole }) => isWhole);
  if (!leaked) throw new Error('no key');
  await client.query(ownerQuery(leaked.organization, leaked.app.owner));
  server.use(http.post('*/keys/*', () => HttpResponse.json({}, { status: 400 })));
  for (const kind of ['key', 'owner'] as const) {
    revokeKeys(client, [leaked], { kind });
    await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
  }
  server.resetHandlers();
  const revocations = [...(openIncident()?.revocations.values() ?? [])];
  expect(revocations.map(({ level }) => level.kind)).toEqual(['key', 'owner']);
  const [ofKey, ofOwner] = revocations.map(({ runs }) => sumOfRuns([...runs.values()]));
  expect([ofKey?.changed.length, ofKey?.failures.length]).toEqual([0, 1]);
  expect([ofOwner?.changed.length, ofOwner?.failures.length]).toEqual([1, 0]);

  const evidence = evidenceNow();
  expect(evidence.found.find(({ key }) => key.masked === maskKey(leaked.key))?.changes).toEqual([
    { level: 'key', action: 'revoke', ending: 'failed' },
    { level: 'owner', action: 'inactive', ending: 'done' },
  ]);
  expect(evidenceMarkdown(evidence)).toContain('| key revoke: failed, owner inactive: done |');
  expect(evidence.requests.map(({ httpStatus }) => httpStatus)).toContain(400);

  // What failed is tried again at its own level, and nothing else.
  const [first] = revocations;
  if (first) retryRevocation(client, first);
  await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
  const changesNow = () => evidenceNow().found.flatMap(({ changes }) => changes);
  const ofOwnerNow = { level: 'owner', action: 'inactive', ending: 'done' };
  expect(changesNow()).toEqual([{ level: 'key', action: 'revoke', ending: 'done' }, ofOwnerNow]);

  // What was undone is not said to be revoked.
  const { organization, key } = leaked;
  const target = { organization, app: appNow(leaked), level: { key } };
  await runAndReport(client, statusChange(target, 'approve'));
  expect(changesNow()).toEqual([{ level: 'key', action: 'approve', ending: 'done' }, ofOwnerNow]);

  // The evidence of another search has only what was done since.
  await incidentOf(text);
  expect(changesNow()).toEqual([]);
});

test('no second revocation starts while one runs', async () => {
  const { text } = logOfThirtyLines();
  const { holders } = await incidentOf(text);
  const selected = holders.filter(({ isWhole }) => isWhole);
  revokeKeys(client, selected);
  revokeKeys(client, selected);
  await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
  expect(writes()).toHaveLength(selected.length);
});

test.each([
  { level: { kind: 'app' }, path: /\/apps\/[^/]+\?action=revoke$/u, status: 'revoked' },
  {
    level: { kind: 'owner' },
    path: /\/(developers|appgroups|companies)\/[^/]+\?action=inactive$/u,
    status: 'inactive',
  },
  {
    level: { kind: 'product', product: '' },
    path: /\/apiproducts\/[^/]+\?action=revoke$/u,
    status: 'revoked',
  },
] as const)(
  'revokes the leaked keys at the chosen level: $level.kind',
  async ({ level, path, status }) => {
    const { text } = logOfThirtyLines();
    const incident = await incidentOf(text);
    const selected = incident.holders.filter((holder) => isSelected(holder, incident));
    for (const { organization, app } of selected)
      await client.query(ownerQuery(organization, app.owner));
    const [product = ''] = productsIn(selected);
    const action = level.kind === 'owner' ? 'inactive' : 'revoke';
    const chosen = level.kind === 'product' ? { ...level, product } : level;
    const changed = holdersAt(selected, chosen);
    revokeKeys(client, changed, chosen);
    await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
    const sent = writes();
    expect(sent.length).toBeGreaterThan(1);
    expect([...(openIncident()?.revocations.values() ?? [])].map(({ count }) => count)).toEqual([
      sent.length,
    ]);
    for (const { path: target, query } of sent) expect(target + query).toMatch(path);
    expect(new Set(sent.map((write) => write.path)).size).toBe(sent.length);

    const evidence = evidenceNow();
    const found = evidence.found.filter(({ changes }) => changes.length > 0);
    expect(found).toHaveLength(changed.length);
    for (const one of found) {
      expect(one).toMatchObject({
        changes: [
          {
            level: level.kind,
            ...(level.kind === 'product' && { product }),
            action,
            ending: 'done',
          },
        ],
        after: { key: 'approved' },
      });
      if (level.kind !== 'product') expect(one.after).toMatchObject({ usableProducts: 0 });
    }
    if (level.kind !== 'product')
      for (const { before, after } of found) {
        expect(['approved', 'active']).toContain(before[level.kind]);
        expect(after[level.kind]).toBe(status);
      }
    // Each request is in the evidence, though only those for products have a key in their path.
    expect(evidence.requests).toHaveLength(sent.length);
    for (const request of evidence.requests) expect(request.path).toMatch(path);
    expect(evidenceMarkdown(evidence)).toContain(
      `| ${[level.kind, ...(level.kind === 'product' ? [product] : []), action].join(' ')}: done |`,
    );
    expect(secretsIn(evidenceJson(evidence) + evidenceMarkdown(evidence))).toEqual([]);
  },
);

test.each([401, 403, 429, 500, 'offline'] as const)(
  'with one organization failing (%s), the other goes on and the page says what is not known',
  async (failure) => {
    const { text, own } = logOfThirtyLines();
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
    expect(incident.holders.filter(({ isWhole }) => isWhole)).toHaveLength(3);
    const [, edge] = evidenceNow().searched;
    expect(edge).toMatchObject({
      result: 'failed',
      error: { status: failure === 'offline' ? 0 : failure },
    });
    expect(own).toHaveLength(5);
  },
);

// 403 last: a refusal is remembered.
test.each([401, 429, 500, 'offline', 403] as const)(
  'with one organization failing (%s) while keys are revoked, those of the other are, and none is said to be',
  async (failure) => {
    const { text, own } = logOfThirtyLines();
    const { holders } = await incidentOf(text);
    server.use(
      http.post('*/organizations/keywarden-edge/*', () =>
        failure === 'offline'
          ? HttpResponse.error()
          : HttpResponse.json({ code: 'x' }, { status: failure, headers: { 'retry-after': '0' } }),
      ),
    );
    revokeKeys(
      client,
      holders.filter(({ isWhole }) => isWhole),
    );
    await vi.waitFor(() => expect(isRevoking()).toBe(false), 20_000);
    const { runs } = openIncident()?.revocations.get('key') ?? {};
    const [x, edge] = ['keywarden-demo', 'keywarden-edge'].map((name) => runs?.get(name));
    expect([x?.changed.length, x?.failures.length, x?.left.length]).toEqual([3, 0, 0]);
    expect(edge?.changed).toEqual([]);
    expect(
      (edge?.failures.length ?? 0) + (edge?.unconfirmed.length ?? 0) + (edge?.left.length ?? 0),
    ).toBe(2);
    expect(own.map(({ credential }) => credential.status).toSorted()).toEqual([
      'approved',
      'approved',
      'revoked',
      'revoked',
      'revoked',
    ]);
    const evidence = evidenceNow();
    const ofEdge = evidence.found.filter(({ organization }) => organization === 'keywarden-edge');
    for (const { after, changes } of ofEdge) {
      expect(after.key).toBe('approved');
      for (const { ending } of changes) expect(ending).not.toBe('done');
    }
    const tried = evidence.requests.filter(({ organization }) => organization === 'keywarden-edge');
    expect(tried.length).toBeGreaterThan(0);
    for (const { httpStatus } of tried)
      expect(httpStatus).toBe(failure === 'offline' ? null : failure);
    expect(secretsIn(evidenceJson(evidence))).toEqual([]);
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
  expect(incident.holders.filter(({ isWhole }) => isWhole)).toHaveLength(3);
  expect(evidenceNow().searched[1]).toMatchObject({ result: 'not signed in' });

  const [, edge] = allConnections();
  if (edge) signIn(edge, 'token');
  await resumeSignedIn(client);
  expect(openIncident()?.places.map(({ state }) => state.kind)).toEqual(['done', 'done']);
  expect(openIncident()?.holders.filter(({ isWhole }) => isWhole)).toHaveLength(5);
});

test('names with Markdown in them stay text', async () => {
  const [one] = seededKeys('keywarden-demo');
  if (!one) throw new Error('no keys');
  one.app.name = 'a|b `c` [d](e)\n# f';
  await incidentOf(`apikey=${one.credential.consumerKey}`);
  const file = evidenceMarkdown(evidenceNow());
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
  expect(incident.holders.map(({ organization, key }) => [organization, key])).toEqual(
    expect.arrayContaining([
      ['keywarden-demo', found],
      ['keywarden-edge', found],
    ]),
  );
  expect(x?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: true, searched: { isWhole: false, asked: 2 } },
  });
  expect(edge?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: true, searched: { isWhole: true, read: 6000, asked: 0 } },
  });
  expect(unknownKeys(incident).map(({ key }) => key)).toEqual([missing]);
  for (const at of asked)
    expect(asked.filter((other) => other >= at && other < at + 1000).length).toBeLessThan(11);

  // Only a comparison with all apps finds masked keys.
  await searchAgain('keywarden-demo', true);
  const again = openIncident();
  expect(again?.places[0]?.state).toMatchObject({
    found: { searched: { isWhole: true, read: 6000 } },
  });
  expect(again?.holders.filter(({ isMasked }) => isMasked).length).toBeGreaterThanOrEqual(2);
});

test('many keys are compared with all apps, which takes fewer requests than to look up each', async () => {
  fillWithKeysUpTo(6000);
  let requests = 0;
  server.events.on('request:start', ({ request }) => {
    if (request.url.includes('keywarden-demo/apps')) requests += 1;
  });
  const keys = Array.from({ length: 50 }, (_, place) => keyAt(100 + place * 100));
  const others = Array.from({ length: 50 }, (_, place) => `Unknown0Unknown1Unknown2X${place + 10}`);
  const incident = await incidentOf([...keys, ...others].map((key) => `apikey=${key}`).join('\n'));
  expect(incident.places[0]?.state).toMatchObject({
    kind: 'done',
    found: { hasAllKeys: true, searched: { isWhole: true, read: 6000, asked: 0 } },
  });
  expect(requests).toBeLessThan(10);
  expect(new Set(incident.holders.map(({ key }) => key))).toEqual(new Set(keys));
  expect(unknownKeys(incident)).toHaveLength(50);
});

test('Stop keeps what was found, and the rest is said not to be searched', async () => {
  fillWithKeysUpTo(6000);
  server.events.on('request:start', ({ request }) => {
    if (/keywarden-edge\/apps.*startKey/u.test(request.url) && openIncident()?.holders.length)
      stopSearch();
  });
  const incident = await incidentOf(`apikey=${keyAt(10)}\napikey=${keyAt(5500)}`);
  expect(incident.isSearching).toBe(false);
  expect(isSettled(incident.places)).toBe(false);
  expect(incident.holders.length).toBeGreaterThan(0);
});

test('a text above 5 MB and a text without a key are refused', async () => {
  await searchText(client, ['x'.repeat(maxBytes + 1)]);
  expect(leaksState()).toEqual({ phase: 'empty', refusal: 'too-large' });
  await searchText(client, ['nothing to see']);
  expect(leaksState()).toEqual({ phase: 'empty', refusal: 'no-key' });
});

test('of more than 1,000 keys, the first 1,000 are looked up, and it is known that there are more', async () => {
  const lines = Array.from({ length: 1200 }, (_, place) => `apikey=${keyAt(place)}`);
  const { pasted } = await incidentOf(lines.join('\n'));
  expect(pasted.keys).toHaveLength(1000);
  expect(pasted.isComplete).toBe(false);
});
