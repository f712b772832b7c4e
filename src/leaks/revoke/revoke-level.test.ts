import { expect, test } from 'vitest';
import type { App } from '../../api/schemas.ts';
import { serveMock } from '../../operations/switches.for-tests.ts';
import type { LeakedKey } from '../incident.ts';
import { keyLevel, revokeTasks } from './revoke-level.ts';

serveMock();

const organization = 'keywarden-demo';
const shared = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
const other = 'Zq7Wm2Xc9Vb4Nn1Kk8Jj5Hh3Gg6Ff0Dd';

function appWith(appId: string, keys: string[]): App {
  return {
    appId,
    name: appId,
    displayName: appId,
    status: 'approved',
    owner: { kind: 'developer', id: 'dev', email: 'dev@example.com' },
    credentials: keys.map((consumerKey) => ({
      consumerKey,
      status: 'approved',
      expiresAt: null,
      products: [{ name: 'orders', status: 'approved' }],
    })),
  } as unknown as App;
}

const one = appWith('one', [shared]);
const two = appWith('two', [shared, other]);
const selected = [
  { organization, app: one, key: shared },
  { organization, app: two, key: other },
] as LeakedKey[];

test.each([
  ['keys', keyLevel, ''],
  ['a product in keys', { kind: 'product', product: 'orders' } as const, 'orders'],
])(
  '%s: a key that two apps share is revoked only where it is selected',
  (_what, level, product) => {
    const [ofOne, ofTwo, ...more] = revokeTasks(organization, selected, level);
    expect(more).toEqual([]);
    const idsOf = (task: typeof ofOne, app: App) => task?.operations(app).map(({ id }) => id);
    expect(idsOf(ofOne, one)).toEqual([expect.stringContaining(shared)]);
    expect(idsOf(ofTwo, two)).toEqual([expect.stringContaining(other)]);
    expect(idsOf(ofTwo, two)?.join()).toContain(product);
  },
);
