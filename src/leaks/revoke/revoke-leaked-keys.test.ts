import { createHash } from 'node:crypto';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { server, writes } from '../../../mocks/node.ts';
import { sha256Of } from '../../access/fingerprint.ts';
import { maskKey } from '../../access/mask.ts';
import { ownerQuery } from '../../api/owners.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import { runAndReport } from '../../operations/run-and-report.ts';
import { evidenceMarkdown } from '../evidence-markdown.ts';
import { evidenceJson } from '../evidence.ts';
import { appNow, isSelected } from '../leaked-keys.ts';
import { openIncident, runningRevocation } from '../incident.ts';
import { createLeakIndex } from '../leak-index.ts';
import {
  logOfThirtyLines,
  secretsIn,
  client,
  evidenceNow,
  incidentOf,
  serveMockForLeaks,
} from '../leaks.for-tests.ts';
import { retryRevocation, revokeKeys, sumOfRuns } from './revocation.ts';
import { keysAt, productsIn } from './revoke-level.ts';

// Without a worker: what is found does not depend on where it is compared.
vi.mock('comlink', () => ({
  wrap: () => createLeakIndex(),
  transfer: (value: unknown) => value,
}));

serveMockForLeaks();

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

function isRevoking(): boolean {
  const incident = openIncident();
  return incident !== null && runningRevocation(incident) !== undefined;
}

test('the selected keys are revoked and verified; the evidence says so and has no key or secret', async () => {
  const { text, own, foreign } = logOfThirtyLines();
  const incident = await incidentOf(text);
  revokeKeys(
    client,
    incident.leakedKeys.filter((leakedKey) => isSelected(leakedKey, incident)),
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
  const selected = incident.leakedKeys.filter((leakedKey) => isSelected(leakedKey, incident));
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
  const { leakedKeys } = await incidentOf(text);
  const leaked = leakedKeys.find(({ isWhole }) => isWhole);
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
  const { leakedKeys } = await incidentOf(text);
  const selected = leakedKeys.filter(({ isWhole }) => isWhole);
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
    const selected = incident.leakedKeys.filter((leakedKey) => isSelected(leakedKey, incident));
    for (const { organization, app } of selected)
      await client.query(ownerQuery(organization, app.owner));
    const [product = ''] = productsIn(selected);
    const action = level.kind === 'owner' ? 'inactive' : 'revoke';
    const chosen = level.kind === 'product' ? { ...level, product } : level;
    const changed = keysAt(selected, chosen);
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

// 403 last: a refusal is remembered.
test.each([401, 429, 500, 'offline', 403] as const)(
  'with one organization failing (%s) while keys are revoked, those of the other are, and none is said to be',
  async (failure) => {
    const { text, own } = logOfThirtyLines();
    const { leakedKeys } = await incidentOf(text);
    server.use(
      http.post('*/organizations/keywarden-edge/*', () =>
        failure === 'offline'
          ? HttpResponse.error()
          : HttpResponse.json({ code: 'x' }, { status: failure, headers: { 'retry-after': '0' } }),
      ),
    );
    revokeKeys(
      client,
      leakedKeys.filter(({ isWhole }) => isWhole),
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
