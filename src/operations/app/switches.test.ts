import { expect, test } from 'vitest';
import { ownerStatusId } from '../owner/owner-resource.ts';
import { fieldId, fieldOf } from './fields.ts';
import { isSwitchId, levelOf, switchId } from './switches.ts';

const app = { appId: 'a1' };

test.each([{}, { key: 'k' }, { key: 'k', product: 'p' }])(
  'the ID of a switch tells its level: %o',
  (level) => {
    const id = switchId({ organization: 'shop', app, level });
    expect(isSwitchId(id)).toBe(true);
    expect(levelOf(id)).toEqual(level);
    expect(fieldOf(id)).toBeUndefined();
  },
);

test.each([
  ['a field', fieldId('shop', 'a1', { field: 'attribute', name: 'team' })],
  ['the status of an owner', ownerStatusId('shop', { kind: 'developer', id: 'd' })],
])('the ID of %s is that of no switch', (_of, id) => {
  expect(isSwitchId(id)).toBe(false);
});

test('the ID of an owner’s status is that of no field', () => {
  expect(fieldOf(ownerStatusId('shop', { kind: 'company', id: 'c' }))).toBeUndefined();
});
