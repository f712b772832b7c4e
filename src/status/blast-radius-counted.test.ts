import { withoutSecrets } from '../api/app-bodies.ts';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resetMock, server } from '../../mocks/node.ts';
import { appSchema } from '../api/schemas.ts';
import { blastRadius } from './blast-radius.ts';

// Counts again from the server's JSON, independently of `access/`.

const NOW = Date.UTC(2026, 10, 21);

interface WireKey {
  consumerKey: string;
  status: string;
  expiresAt?: string | number;
  apiProducts?: { apiproduct: string; status: string }[];
}
interface WireApp {
  name: string;
  status: string;
  developerId?: string;
  appGroup?: string;
  companyName?: string;
  credentials?: WireKey[];
}
interface WireOwner {
  name?: string;
  developerId?: string;
  status: string;
}
interface Lists {
  app: WireApp[];
  developer?: WireOwner[];
  appGroups?: WireOwner[];
  company?: WireOwner[];
}

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  resetMock(NOW);
});
afterAll(() => server.close());

describe.each([
  [
    'https://apigee.googleapis.com/v1/organizations/keywarden-demo',
    ['developers?expand=true', 'appgroups'],
    60,
  ],
  [
    'https://api.enterprise.apigee.com/v1/organizations/keywarden-edge',
    ['developers?expand=true', 'companies?expand=true'],
    24,
  ],
])('%s', (organization, ownerLists, size) => {
  const read = async (list: string) =>
    (await (await fetch(`${organization}/${list}`)).json()) as Lists;

  test('every change of every app stops the pairs that an independent count finds', async () => {
    const { app: apps } = await read('apps?expand=true&includeCred=true');
    const lists = await Promise.all(ownerLists.map(read));
    const owners = lists.flatMap((list) => [
      ...(list.developer ?? []),
      ...(list.appGroups ?? []),
      ...(list.company ?? []),
    ]);
    expect(apps).toHaveLength(size);
    const total = { stops: 0, keeps: 0, blocked: 0 };
    for (const wire of apps) {
      const id = wire.companyName || wire.appGroup || wire.developerId;
      const owner = owners.find(({ developerId, name }) => (developerId ?? name) === id);
      if (!owner) throw new Error(`nobody owns ${wire.name}`);
      const app = withoutSecrets(v.parse(appSchema, wire));
      for (const level of levelsOf(wire))
        for (const action of ['revoke', 'approve'] as const) {
          const radius = blastRadius(app, level, action, {
            owner: { status: owner.status },
            unconfirmed: [],
            now: NOW,
          });
          expect([...radius.mayStop, ...radius.mayKeep]).toEqual([]);
          const counted = count(wire, owner, level, action);
          const said = {
            stops: sorted(radius.stops),
            keeps: sorted(radius.keeps),
            blocked: sorted(radius.blocked),
          };
          expect(said, `${action} ${wire.name} ${JSON.stringify(level)}`).toEqual(counted);
          total.stops += counted.stops.length;
          total.keeps += counted.keeps.length;
          total.blocked += counted.blocked.length;
        }
    }
    // If either list were always empty, the count would prove nothing.
    expect(Math.min(...Object.values(total))).toBeGreaterThan(size / 2);
  });
});

interface Level {
  key?: string;
  product?: string;
}

function levelsOf({ credentials = [] }: WireApp): Level[] {
  return [
    {},
    ...credentials.flatMap(({ consumerKey: key, apiProducts = [] }) => [
      { key },
      ...apiProducts.map(({ apiproduct }) => ({ key, product: apiproduct })),
    ]),
  ];
}

function count(app: WireApp, owner: WireOwner, level: Level, action: 'revoke' | 'approve') {
  const becomes = action === 'revoke' ? 'revoked' : 'approved';
  const stops: string[] = [];
  const keeps: string[] = [];
  const blocked: string[] = [];
  for (const key of app.credentials ?? [])
    for (const product of key.apiProducts ?? []) {
      const onKey = level.key === key.consumerKey;
      const onProduct = onKey && level.product === product.apiproduct;
      const lasting = owner.status.toLowerCase() === 'active' && !isOver(key);
      const switches = [app.status, key.status, product.status];
      const changed = level.key === undefined ? 0 : level.product === undefined ? 1 : 2;
      const affected = changed === 0 || (changed === 1 ? onKey : onProduct);
      const now = lasting && switches.every(isOn);
      const then = lasting && (affected ? switches.with(changed, becomes) : switches).every(isOn);
      const pair = `${key.consumerKey} ${product.apiproduct}`;
      if (now) (then ? keeps : stops).push(pair);
      else if (affected) blocked.push(pair);
    }
  return { stops: stops.toSorted(), keeps: keeps.toSorted(), blocked: blocked.toSorted() };
}

function isOn(status: string): boolean {
  return status.toLowerCase() === 'approved';
}

// -1 and nothing at all are "never".
function isOver({ expiresAt }: WireKey): boolean {
  return Number(expiresAt ?? -1) !== -1 && Number(expiresAt) <= NOW;
}

function sorted(pairs: { key: string; product: string }[]): string[] {
  return pairs.map(({ key, product }) => `${key} ${product}`).toSorted();
}
