import { expect, test } from 'vitest';
import { tokenIn } from './pasted-token.ts';

const token = 'ya29.a0AfB_byC-d~e+f/g==';
const wrapped = 'ya29.a0AfB_b\n  yC-d~e\r\n+f/g==';

test.each([
  ['the token alone', token],
  ['white space and line breaks around it and inside', `\n  ${wrapped}\t\n`],
  ['invisible characters', `\u{FEFF}ya29.a0AfB_b\u{200B}yC-d~e+f/g==`],
  ['“Bearer” in front', `Bearer ${token}`],
  ['“bearer” on a line of its own', `bearer\n${token}`],
  ['“Bearer” twice', `Bearer Bearer ${token}`],
  ['a whole header', `Authorization: Bearer ${token}`],
  ['quotes around it', `"${token}",`],
  ['JSON', JSON.stringify({ access_token: token, expires_in: 3599, token_type: 'Bearer' })],
  ['JSON over several lines', JSON.stringify({ id_token: 'x', access_token: token }, null, 2)],
  ['JSON inside other JSON', JSON.stringify({ result: [{ credential: { accessToken: token } }] })],
  ['JSON of gcloud', JSON.stringify({ token })],
  ['JSON with “Bearer” in its field', JSON.stringify({ access_token: `Bearer ${token}` })],
  ['JSON whose token is broken over lines', `{"access_token": "${wrapped}", "scope": "x"}`],
  ['JSON without its end', `{"expires_in": 3599, "access_token": "${token}"`],
])('takes the token out of %s', (_name, pasted) => {
  expect(tokenIn(pasted)).toEqual({ token });
});

test.each([
  ['empty', ' \n '],
  ['empty', 'Bearer '],
  ['json', '{}'],
  ['json', '{"access_token": ""}'],
  ['json', '{"error": "invalid_grant"}'],
  ['json', '{"access_token": 7}'],
  ['key-file', '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nx"}'],
  ['key-file', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'],
  ['key-file', `AIza${'a'.repeat(35)}`],
  [
    'command',
    'curl -H "Authorization: Bearer ya29.x" https://apigee.googleapis.com/v1/organizations',
  ],
  ['command', '$ gcloud auth print-access-token'],
  ['command', 'export TOKEN=$(gcloud auth print-access-token)'],
  ['command', 'TOKEN=ya29.x'],
  ['characters', 'ya29.a0Af…yC'],
  ['characters', 'ya29.••••'],
  ['characters', 'Schlüssel'],
  ['characters', 'Basic dXNlcjpwYXNz'],
  ['characters', '<token>'],
])('refuses as “%s”: %s', (mistake, pasted) => {
  expect(tokenIn(pasted)).toEqual({ mistake });
});
