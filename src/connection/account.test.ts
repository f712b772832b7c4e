import { expect, test } from 'vitest';
import { accountIn } from './account.ts';

function jwtOf(claims: object): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `eyJhbGciOiJSUzI1NiJ9.${payload}.c2lnbmF0dXJl`;
}

test('a JWT names its account by e-mail, else by user name', () => {
  const email = 'zoë@brightcart.example';
  expect(accountIn(jwtOf({ email, user_name: 'zoe', sub: '1' }))).toBe(email);
  expect(accountIn(jwtOf({ user_name: 'zoe', sub: '1' }))).toBe('zoe');
});

test('no other token names one', () => {
  const tokens = [
    '',
    'ya29.a0AfB_byC-1',
    'a.b.c',
    jwtOf({ sub: '1' }),
    jwtOf({ email: 7 }),
    '.bnVsbA.',
  ];
  for (const token of tokens) expect([token, accountIn(token)]).toEqual([token, null]);
});
