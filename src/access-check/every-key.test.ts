import { describe, expect, test } from 'vitest';
import { seed } from '../../mocks/seed/seed.ts';
import type { OwnerState } from '../access/evaluate.ts';
import { appsQuery } from '../api/apps.ts';
import { connectToDemo, edge, newCache, x } from '../api/demo-organizations.for-tests.ts';
import { ownerQuery } from '../api/owners.ts';
import { productsQuery } from '../api/products.ts';
import { chosenOnEdge, pastedOnX, type CheckedCall } from './calls.for-tests.ts';
import { checkCall } from './check.ts';
import { expectedOf } from './independent-check.for-tests.ts';

const now = Date.UTC(2026, 10, 26);
const tables = seed(now).organizations;

connectToDemo(now);

/** The keys of an organization with their owners and products, as the page reads them. */
async function readAll(organization: string) {
  const cache = newCache();
  const { apps } = await cache.query(appsQuery(organization));
  const products = [...(await cache.query(productsQuery(organization))).products.values()];
  const held = apps.flatMap((app) => app.credentials.flatMap((one) => one.products));
  const gone = held.filter(({ name }) => !products.some((product) => product.name === name));
  const owners = new Map<string, OwnerState>();
  for (const { owner } of apps) {
    const { status } = await cache.query({ ...ownerQuery(organization, owner), staleTime: 1e6 });
    owners.set(owner.id, { kind: owner.kind, status });
  }
  const keys = apps.flatMap((app) => app.credentials.map((key) => ({ app, key })));
  return {
    keys,
    products,
    owners,
    options: { goneProducts: new Set(gone.map((one) => one.name)) },
  };
}

/** Checks every key with every call, beside what is computed from the tables of the mock. */
async function checkAll(name: string, calls: readonly CheckedCall[], isToken: boolean) {
  const organization = tables.find((row) => row.name === name);
  if (!organization) throw new Error(`no organization ${name}`);
  const { keys, owners, ...input } = await readAll(name);
  return keys.flatMap(({ app, key }) => {
    const owner = owners.get(app.owner.id) ?? null;
    const held = organization.apps
      .find(({ appId }) => appId === app.appId)
      ?.credentials.find(({ consumerKey }) => consumerKey === key.consumerKey);
    return calls.map((call) => {
      const [environment, proxy, method, path] = call;
      const { result, fault, admittedBy } = checkCall({
        app,
        key,
        owner,
        now,
        ...input,
        call: { environment, proxy, method, path, credential: isToken ? 'token' : 'api-key' },
      });
      const answers = { admits: 'yes', uncertain: 'maybe', refuses: fault?.errorcode ?? '' };
      return {
        id: `${app.name} ${key.consumerKey.slice(0, 4)} ${call.join(' ')}`,
        found: { answer: answers[result], admittedBy },
        expected: held && expectedOf(organization, app.appId, held, call, now, isToken),
      };
    });
  });
}

const callsOnX = pastedOnX.map(([, call]) => call);

describe('every key of the demo with 40 calls', () => {
  test.each<[organization: string, kind: string, calls: readonly CheckedCall[]]>([
    [x, 'API key', callsOnX],
    [x, 'token', callsOnX],
    [edge, 'API key', chosenOnEdge],
    [edge, 'token', chosenOnEdge],
  ])(
    '%s: with the credential “%s”, the page says what is computed from the tables',
    async (name, kind, calls) => {
      expect(calls).toHaveLength(40);
      const rows = await checkAll(name, calls, kind === 'token');
      const keys = tables.find((row) => row.name === name)?.apps.flatMap((app) => app.credentials);
      expect(rows).toHaveLength((keys?.length ?? 0) * 40);
      for (const { id, found, expected } of rows)
        expect({ id, ...found }).toEqual({ id, ...expected });
      const answers = new Set(rows.map(({ found }) => found.answer));
      expect(answers.has('yes') && answers.has('maybe') && answers.size > 5).toBe(true);
    },
  );
});
