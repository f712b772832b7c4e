import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resetMock, server } from '../../mocks/node.ts';
import { seed } from '../../mocks/seed/seed.ts';
import { appsQuery } from '../api/apps.ts';
import { productsQuery } from '../api/products.ts';
import { setConnections } from '../connection/connection.ts';
import { chosenOnEdge, pastedOnX, type CheckedCall } from './calls.for-tests.ts';
import { checkCall, type CheckInput } from './check.ts';
import { expectedOf } from './independent-check.for-tests.ts';

const now = Date.UTC(2026, 10, 26);
const [x, edge] = ['keywarden-demo', 'keywarden-edge'];
const tables = seed(now).organizations;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock(now);
  setConnections({
    connections: [
      { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1', signIn: { kind: 'proxy' } },
      {
        name: 'Edge',
        platform: 'edge',
        baseUrl: 'https://host.example/edge/v1',
        organizations: [edge],
        signIn: { kind: 'proxy' },
      },
    ],
  });
});

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** Checks every key of an organization, as its lists are read, with every call. */
async function checkAll(name: string, calls: readonly CheckedCall[]) {
  const organization = tables.find((row) => row.name === name);
  if (!organization) throw new Error(`no organization ${name}`);
  const cache = client();
  const { apps } = await cache.query(appsQuery(name));
  const products = [...(await cache.query(productsQuery(name))).values()];
  const deleted = new Set(
    organization.apps
      .flatMap(({ credentials }) => credentials.flatMap((one) => one.products))
      .map((held) => held.name)
      .filter((held) => !products.some((product) => product.name === held)),
  );
  const rows = apps.flatMap((app) => {
    const owners = [
      ...organization.developers,
      ...organization.appGroups,
      ...organization.companies,
    ];
    const owner = owners.find(
      (row) => ('developerId' in row ? row.developerId : row.name) === app.owner.id,
    );
    const state = { kind: app.owner.kind, status: owner?.status };
    return app.credentials.flatMap((credential) =>
      calls.map((call) => {
        const [environment, proxy, method, path] = call;
        const input: CheckInput = {
          app,
          key: credential,
          owner: state,
          products,
          call: { environment, proxy, method, path },
          now,
          options: { goneProducts: deleted },
        };
        const { result, fault, admittedBy } = checkCall(input);
        const answers = { admits: 'yes', uncertain: 'maybe', refuses: fault?.errorcode ?? '' };
        const held = organization.apps
          .find(({ appId }) => appId === app.appId)
          ?.credentials.find(({ consumerKey }) => consumerKey === credential.consumerKey);
        return {
          id: `${app.name} ${credential.consumerKey.slice(0, 4)} ${call.join(' ')}`,
          found: { answer: answers[result], admittedBy },
          expected: held ? expectedOf(organization, app.appId, held, call, now) : undefined,
        };
      }),
    );
  });
  return { rows, keys: organization.apps.flatMap(({ credentials }) => credentials).length };
}

describe('every key of the demo with 40 calls', () => {
  test.each<[string, readonly CheckedCall[]]>([
    [x, pastedOnX.map(([, call]) => call)],
    [edge, chosenOnEdge],
  ])('%s: the page says what is computed from the tables', async (name, calls) => {
    expect(calls).toHaveLength(40);
    const { rows, keys } = await checkAll(name, calls);
    expect(rows).toHaveLength(keys * 40);
    for (const { id, found, expected } of rows)
      expect({ id, ...found }).toEqual({ id, ...expected });
    const answers = new Set(rows.map(({ found }) => found.answer));
    expect(answers.has('yes') && answers.has('maybe') && answers.size > 5).toBe(true);
  });
});
