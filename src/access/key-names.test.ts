import { expect, test } from 'vitest';
import { keyNames, nameOfKey, plainKeyName } from './key-names.ts';
import { maskKey } from './mask.ts';

function named(...credentials: { consumerKey: string; issuedAt?: number }[]) {
  return Object.fromEntries(
    [...keyNames(credentials)].map(([key, name]) => [key, plainKeyName(name)]),
  );
}

const gateway = (year: number) => `acme-gateway-${year}-prod-key`;

test('a key with a unique mask has its plain mask as name', () => {
  const one = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
  const other = 'Xk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
  expect(named({ consumerKey: one }, { consumerKey: other }, { consumerKey: 'short' })).toEqual({
    [one]: 'dk7Q…a3Ue',
    [other]: 'Xk7Q…a3Ue',
    short: '••••',
  });
});

test('keys with equal masks show as many leading characters as needed', () => {
  const one = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
  const other = 'dk7Qm2Yw9LpR4sTv8YbN1cFgHj6Za3Ue';
  expect(named({ consumerKey: one }, { consumerKey: other })).toEqual({
    [one]: 'dk7Qm2X…a3Ue',
    [other]: 'dk7Qm2Y…a3Ue',
  });
});

test('keys that differ only in the middle are numbered by issue time, in any list order', () => {
  const keys = [2023, 2024, 2025].map((year) => ({
    consumerKey: gateway(year),
    issuedAt: 1000 * year,
  }));
  const expected = {
    [gateway(2023)]: 'acme…-key (1 of 3)',
    [gateway(2024)]: 'acme…-key (2 of 3)',
    [gateway(2025)]: 'acme…-key (3 of 3)',
  };
  expect(named(...keys)).toEqual(expected);
  expect(named(...keys.toReversed())).toEqual(expected);
  expect(keyNames(keys).get(gateway(2024))?.ordinal?.issuedAt).toBe(2_024_000);
});

test('numbered keys that were issued on the same day are marked', () => {
  const noon = new Date(2024, 0, 1, 12).getTime();
  const issued = [noon, noon + 1000, noon + 86_400_000, undefined, undefined];
  const keys = issued.map((issuedAt, index) => ({ consumerKey: `key-${index}`, issuedAt }));
  const marks = [...keyNames(keys).values()].map(({ ordinal }) => ordinal?.isSameDay === true);
  expect(marks).toEqual([true, true, false, false, false]);
});

test('keys without an issue time are numbered last, by their characters', () => {
  const keys = [{ consumerKey: 'b' }, { consumerKey: 'a' }, { consumerKey: 'c', issuedAt: 5 }];
  expect(named(...keys)).toEqual({
    c: '•••• (1 of 3)',
    a: '•••• (2 of 3)',
    b: '•••• (3 of 3)',
  });
});

test('a key that the app no longer has gets a unique name', () => {
  const app = { credentials: [{ consumerKey: gateway(2023), issuedAt: 1 }] };
  expect(plainKeyName(nameOfKey(app, gateway(2023)))).toBe('acme…-key');
  expect(plainKeyName(nameOfKey(app, gateway(2024)))).toBe('acme…-key (2 of 2)');
});

test('a key that is listed twice counts once', () => {
  expect(named({ consumerKey: gateway(2023) }, { consumerKey: gateway(2023) })).toEqual({
    [gateway(2023)]: 'acme…-key',
  });
});

test('names of random keys differ, hide at least 8 characters and at least half of the key', () => {
  let state = 7;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 300; round += 1) {
    const keys = new Set<string>();
    for (let index = 0; index < 12; index += 1) {
      const prefix = 'ab'.repeat(10).slice(0, random(20));
      const middle = Array.from({ length: random(30) }, () => 'ab'[random(2)]).join('');
      keys.add(`${prefix}${middle}-end`);
    }
    const credentials = [...keys].map((consumerKey) => ({ consumerKey, issuedAt: random(3) }));
    const names = keyNames(credentials);
    const texts = [...names.values()].map(plainKeyName);
    expect(new Set(texts).size).toBe(keys.size);
    for (const [key, { mask }] of names) {
      if (key.length < 16) expect(mask).toBe('••••');
      else {
        const shown = mask.length - 1;
        expect(shown).toBeLessThanOrEqual(key.length / 2);
        expect(key.length - shown).toBeGreaterThanOrEqual(8);
        expect(mask.startsWith(maskKey(key).slice(0, 4))).toBe(true);
      }
    }
  }
});
