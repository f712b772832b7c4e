import { expect, test } from 'vitest';
import { membersOfAppGroup, withoutMembers, type Member } from './app-group-members.ts';

const name = '__apigee_reserved__developer_details';
const ada = '{"developer":"ada@x.example","roles":["admin","dev"]}';

test.each<[value: string, members: Member[] | null]>([
  [`[${ada}]`, [{ developer: 'ada@x.example', roles: ['admin', 'dev'] }]],
  ['[{"developer":"ada@x.example"}]', [{ developer: 'ada@x.example', roles: [] }]],
  ['[]', []],
  [`[${ada},{"roles":[]}]`, null],
  ['{}', null],
  ['[', null],
  ['', null],
])('%s', (value, members) => {
  expect(membersOfAppGroup([{ name, value }])).toEqual(members);
});

test('an AppGroup without the attribute has no members', () => {
  expect(membersOfAppGroup([{ name: 'tier', value: 'gold' }])).toEqual([]);
});

test('the attribute is shown only if its members are not', () => {
  const [tier, good, odd] = ['tier', name, name].map((one, index) => ({
    name: one,
    value: ['gold', `[${ada}]`, 'odd'][index] ?? '',
  }));
  if (!tier || !good || !odd) throw new Error('no attributes');
  expect(withoutMembers([tier, good])).toEqual([tier]);
  expect(withoutMembers([tier, odd])).toEqual([tier, odd]);
});
