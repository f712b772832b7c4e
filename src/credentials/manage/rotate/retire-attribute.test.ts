import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { App } from '../../../api/schemas.ts';
import {
  canHoldRetirement,
  retirementEdit,
  storedRetirement,
  withoutRetirement,
} from './retire-attribute.ts';

const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';

function appWith(attributes: number, kind = 'developer') {
  return {
    owner: { kind, id: 'o' },
    reservedAttributes: [{ name: 'DisplayName', value: 'Shop' }],
    attributes: Array.from({ length: attributes }, (_, index) => ({
      name: `a${index}`,
      value: '',
    })),
  } as unknown as App;
}

test('the attribute is named after the fingerprint of the key, and has the day', async () => {
  const fingerprint = createHash('sha256').update(key).digest('hex').slice(0, 16);
  expect(await retirementEdit(key, '2026-12-03')).toEqual({
    attributes: { [`keywarden.retire.${fingerprint}`]: '2026-12-03' },
  });
});

test('the stored day of a key is found, and not that of another key', async () => {
  const edit = await retirementEdit(key, '2026-12-03');
  const attributes = Object.entries(edit?.attributes ?? {}).map(([name, value]) => ({
    name,
    value: String(value),
  }));
  expect(await storedRetirement(attributes, key)).toBe('2026-12-03');
  expect(await storedRetirement(attributes, key.toUpperCase())).toBeUndefined();
  expect(await storedRetirement([], key)).toBeUndefined();
  const { owner } = appWith(0);
  expect(await withoutRetirement({ owner, attributes }, key)).toEqual({
    attributes: { [attributes[0]?.name ?? '']: null },
  });
  expect(await withoutRetirement({ owner, attributes }, key.toUpperCase())).toBeNull();
  const { owner: company } = appWith(0, 'company');
  expect(await withoutRetirement({ owner: company, attributes }, key)).toBeNull();
});

test('only an app of a developer with fewer than 18 attributes can have it', () => {
  expect(canHoldRetirement(appWith(16), key)).toBe(true);
  expect(canHoldRetirement(appWith(17), key)).toBe(false);
  expect(canHoldRetirement(appWith(0, 'appgroup'), key)).toBe(false);
  expect(canHoldRetirement(appWith(0, 'company'), key)).toBe(false);
  expect(canHoldRetirement(appWith(0), 'short-key')).toBe(false);
});
