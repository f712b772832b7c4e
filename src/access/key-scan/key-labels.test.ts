import { describe, expect, test } from 'vitest';
import { scanNow } from './keys-in-text.ts';

const forms: Record<string, (value: string) => string> = {
  'curl of the management API': (value) =>
    `curl -X POST 'https://apigee.googleapis.com/v1/organizations/o/developers/d%40example.com/apps/My%20App/keys/${value}?action=revoke' -H 'Authorization: Bearer '"$TOKEN"`,
  'a path of a product': (value) =>
    `POST /v1/organizations/o/appgroups/g/apps/a/keys/${value}/apiproducts/weather?action=approve 204`,
  'a HAR as Chrome saves it': (value) =>
    `            {\n              "name": "x-api-key",\n              "value": "${value}"\n            },`,
  'a table of HTML': (value) => `<tr><td>API key</td><td>${value}</td></tr>`,
  'an indented table of HTML': (value) =>
    `<tr>\n            <th scope="row">API key</th>\n            <td class="mono">\n                <code>${value}</code>\n            </td>`,
  'a definition list': (value) => `<dt>Consumer key</dt>\n<dd>${value}</dd>`,
  'a field of HTML': (value) => `<input name="apikey" value="${value}">`,
  'a meta tag': (value) => `<meta name="api-key" content="${value}">`,
  'a resource of Android': (value) => `<string name="api_key">${value}</string>`,
  'a property list': (value) => `<key>consumerKey</key>\n\t<string>${value}</string>`,
  CDATA: (value) => `<ApiKey><![CDATA[${value}]]></ApiKey>`,
  'bytes of Python': (value) => `[(b'accept', b'*/*'), (b'x-api-key', b'${value}')]`,
  'a string of Python': (value) => `api_key = u'${value}'`,
  'a header of Go': (value) => `http.Header{"X-Api-Key":[]string{"${value}"}}`,
  'a printed map of Go': (value) => `map[Accept:[*/*] X-Api-Key:[${value}]]`,
  'an option of Rust': (value) => `Config { api_key: Some("${value}") }`,
  'a call of Rust': (value) => `api_key: String::from("${value}"),`,
  'an optional of Java': (value) => `Request[apiKey=Optional[${value}], tries=3]`,
  'a dump of PHP': (value) =>
    `["apikey"]=>\n  string(${value.length}) "${value}"\n  ["q"]=>\n  string(4) "oslo"`,
  'a serialized array of PHP': (value) => `a:1:{s:6:"apikey";s:${value.length}:"${value}";}`,
  'an item of DynamoDB': (value) => `"consumerKey": {"S": "${value}"}`,
  'a value of Firestore': (value) => `"apiKey": {"stringValue": "${value}"}`,
  'a header of Postman': (value) =>
    `{\n"key": "x-api-key",\n\t\t\t\t\t\t"value": "${value}",\n"type": "text"}`,
  'a remark': (value) => `API key (production): ${value}`,
  'the name of its owner': (value) => `The API key for Acme Ltd. is: ${value}.`,
  'an assignment of R': (value) => `api_key <- "${value}"`,
  'a field between name and value': (value) =>
    `{"name": "x-api-key", "in": "header", "value": "${value}"}`,
  'an object of JavaScript': (value) => `apiKey: new String("${value}")`,
  'a wide colon': (value) => `API key：${value}`,
  'curly quotes': (value) => `The API key “${value}” was leaked.`,
  tabs: (value) => `x-api-key\t${value}`,
  'an option of a command': (value) => `acme call --api-key ${value} --verbose`,
  'columns of a terminal': (value) => `API key:${' '.repeat(60)}${value}\nStatus:   approved`,
};

describe.each([
  '451525bd-0a1b-4c6f-a706-6dd0950417ef',
  '9081726354901827',
  'partnerportalweatherkey',
  'acme-weather-partner-key',
  'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue',
])('the key %s is looked up in', (value) => {
  test.each(Object.entries(forms))('%s', (_what, write) => {
    expect(scanNow(write(value))).toMatchObject({ toLookUp: [value], isSettledByServer: true });
  });
});

test.each(Object.entries(forms))('a secret in %s is not looked up', (_what, write) => {
  const text = write('451525bd-0a1b-4c6f-a706-6dd0950417ef')
    .replace(/\/keys\//u, '/secrets/')
    .replaceAll(/(?:x-)?(?:api|consumer)([-_ ]?)key/giu, 'client$1secret');
  expect(scanNow(text).toLookUp).toEqual([]);
});

test.each([
  'https://docs.example.com/keys/authentication',
  'key/value-store',
  '"key": "Content-Type", "value": "application/json"',
  '<key>consumerKey</key>',
  'consumerKey, consumerSecret',
  'key(internationalization)',
  'docs/api-key/rotation-2024',
])('has no label of a consumer key: %s', (text) => {
  expect(scanNow(text)).toMatchObject({ toLookUp: [], keys: 0 });
});
