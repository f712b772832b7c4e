import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { appsQuery } from '../api/apps.ts';
import { demo } from '../connection/for-tests.ts';
import { dropInventory } from '../inventory/inventory.ts';
import { createOrganizationIndex } from '../inventory/organization-index.ts';
import { findKey } from './find-key.ts';
import {
  fillWithKeysUpTo,
  forgetQueries,
  idsOf,
  queriesAsked,
  serveMockForSearch,
} from './find.for-tests.ts';

// Without a worker: what is found does not depend on where it is kept.
vi.mock('comlink', () => ({
  wrap: () => createOrganizationIndex(),
  transfer: (value: unknown) => value,
}));

const organizations = Object.keys(demo);
const client = new QueryClient();
const { signal } = new AbortController();

serveMockForSearch(client);

// A label, an escape or a line break around a key in the form of a UUID, of digits, letters, words, or generated.
const odd = {
  uuid: '451525bd-0a1b-4c6f-a706-6dd0950417ef',
  digits: '9081726354901827',
  letters: 'partnerportalweatherkey',
  words: 'acme-weather-partner-key',
  short: 'wthr2024',
  generated: 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue',
  marked: '-k9Vw3Zt8Bn5Rm1Xc7Lp2Qd6Hs4Jg0Ty_',
};
const { generated } = odd;
const textsWithKey: [key: string, text: string][] = [
  [odd.uuid, `x-api-key: ${odd.uuid}`],
  [odd.uuid, odd.uuid],
  [odd.uuid, `{"consumerKey": "${odd.uuid}", "consumerSecret": "s3cr3ts3cr3ts3cr3t"}`],
  [odd.uuid, `Authorization: Basic ${btoa(`${odd.uuid}:secret`)}`],
  [odd.uuid, `curl "https://api.example.com/v1/forecast?apikey=${odd.uuid}&q=oslo"`],
  [odd.digits, `apikey=${odd.digits}`],
  [odd.digits, odd.digits],
  [odd.letters, `client_id=${odd.letters}&grant_type=client_credentials`],
  [odd.letters, `clientId: "${odd.letters}"`],
  [odd.words, `api_key: ${odd.words}`],
  [odd.words, `<ApiKey>${odd.words}</ApiKey>`],
  [odd.short, `key=${odd.short}`],
  [odd.short, `GET /v1/map?key=${odd.short} 401`],
  [generated, `dk7Qm\u200B${generated.slice(5)}`],
  [generated, `apikey: dk7Qm\u00AD${generated.slice(5)}`],
  [generated, `${generated.slice(0, 12)}\u2060${generated.slice(12)}\u200F`],
  [generated, `${generated.slice(0, 20)}\n${generated.slice(20)}`],
  [generated, `x-api-key: ${generated.slice(0, 20)}\r\n    ${generated.slice(20)}`],
  [generated, `The key is ${generated.slice(0, 18)}=\r\n${generated.slice(18)} and it leaked.`],
  [generated, 'dk7Q…a3Ue'],
  [generated, 'The key dk7Q...a3Ue was leaked.'],
  [generated, 'dk7Qm2…Za3Ue'],
  [generated, `next=%252Fv1%253Fapikey%253D${generated}%2526z%253D4`],
  [generated, JSON.stringify({ message: JSON.stringify({ apikey: generated }) })],
  [generated, `"headers": [{ "name": "x-apikey",\n "value": "${generated}" }]`],
  [generated, 'dk7Qm2Xw9L'],
  [odd.marked, odd.marked],
  [odd.marked, `x-api-key: ${odd.marked}`],
  [odd.uuid, String.raw`{\x22apikey\x22:\x22${odd.uuid}\x22}`],
  [odd.uuid, `GET /v1/map?apikey=3D${odd.uuid}`],
  [generated, `x-api-key: \u001B[32m${generated}\u001B[0m`],
  [odd.digits, 'x-api-key: 90817263\n54901827'],
  [generated, `?apikey=${generated.slice(0, 30)}\nUe&q=oslo HTTP/1.1`],
  [odd.uuid, `/apps/weather/keys/${odd.uuid}?action=revoke`],
  [odd.letters, `<td>API key</td><td>${odd.letters}</td>`],
  [odd.uuid, `API keys:\n- 00000000-0a1b-4c6f-a706-6dd0950417ef\n- ${odd.uuid}`],
];

test.each(organizations)(
  '%s: each text format finds the app of the key',
  async (organization) => {
    fillWithKeysUpTo(1200);
    const apps = tables().organizations.find(({ name }) => name === organization)?.apps ?? [];
    const holders = Object.entries(odd).map(([form, consumerKey], index) => {
      const app = apps.at(index - Object.keys(odd).length);
      if (app)
        app.credentials = app.credentials.slice(0, 1).map((found) => ({ ...found, consumerKey }));
      return [consumerKey, app?.appId, form] as const;
    });
    for (const [key, text] of textsWithKey) {
      dropInventory();
      client.clear();
      forgetQueries();
      const { hits } = await findKey(client, organization, scanNow(text), { signal });
      const holder = holders.find(([consumerKey]) => consumerKey === key);
      expect([text, idsOf(hits)]).toEqual([text, [holder?.[1]]]);
    }
  },
  60_000,
);

test.each(organizations)('%s: texts without a key find no app', async (organization) => {
  fillWithKeysUpTo(100);
  await client.query(appsQuery(organization));
  for (const text of [
    'x-api-key: 00000000-0a1b-4c6f-a706-6dd0950417ef',
    'apikey=1234567890123456',
    'client_id=nobodysclientid',
    'Zz9Y…8xW7',
    'dk7Qm\u200B2Xw9LpR4sTv8YbN1cFgHj6Za3Ue',
    'dk7Qm2Xw9LpR4sTv8YbN\n1cFgHj6Za3Ue',
    'The meeting about internationalization is moved.',
    '203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast HTTP/1.1" 200 512',
    'f98678b9-4d1b-4927-8a3c-1f6f8b0c7d11',
    'Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJhYmMxMjMifQ.c2ln',
  ]) {
    const { hits, searched } = await findKey(client, organization, scanNow(text), { signal });
    expect(hits).toEqual([]);
    expect(searched).toMatchObject({ loadedApps: 100, isWhole: true });
  }
});

test('X looks up a labeled key, and loads nothing', async () => {
  fillWithKeysUpTo(1400);
  const app = tables()
    .organizations.find(({ name }) => name === 'keywarden-demo')
    ?.apps.at(-1);
  if (app) app.credentials = app.credentials.map((key) => ({ ...key, consumerKey: odd.uuid }));
  for (const text of [`x-api-key: ${odd.uuid}`, odd.uuid]) {
    forgetQueries();
    const { hits } = await findKey(client, 'keywarden-demo', scanNow(text), { signal });
    expect(idsOf(hits)).toEqual([app?.appId]);
    // The second request is for revoked apps.
    expect(queriesAsked().map((query) => query.get('filter'))).toEqual(
      ['', ''].map(() => `consumerKey=${odd.uuid}`),
    );
  }
  forgetQueries();
  const unknown = scanNow('00000000-0a1b-4c6f-a706-6dd0950417ef');
  const { hits } = await findKey(client, 'keywarden-demo', unknown, { signal });
  expect(hits).toEqual([]);
  expect(queriesAsked().every((query) => query.has('filter'))).toBe(true);
});

test('a UUID key in a long log is found in the loaded apps', async () => {
  fillWithKeysUpTo(100);
  const app = tables()
    .organizations.find(({ name }) => name === 'keywarden-edge')
    ?.apps.at(-1);
  if (app) app.credentials = app.credentials.map((key) => ({ ...key, consumerKey: odd.uuid }));
  const letters = Array.from({ length: 3000 }, (_, index) =>
    `word${index}`.replaceAll(/\d/gu, (digit) => 'abcdefghij'.charAt(Number(digit))).padEnd(8, 'z'),
  );
  const text = [...letters, odd.uuid].join(' ');
  const { hits } = await findKey(client, 'keywarden-edge', scanNow(text), { signal });
  expect(idsOf(hits)).toEqual([app?.appId]);
});
