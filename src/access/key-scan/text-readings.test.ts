import { describe, expect, test } from 'vitest';
import { scanNow } from './keys-in-text.ts';

const escaped: Record<string, (value: string) => string> = {
  'bytes in a log of nginx': (value) => String.raw`{\x22apikey\x22:\x22${value}\x22}`,
  'bytes in capitals': (value) => String.raw`apikey\x3D${value}\x26q\x3D1`,
  'bytes, escaped twice': (value) => String.raw`"msg":"apikey\\x3d${value}"`,
  'bytes of an invisible character': (value) =>
    String.raw`apikey=${value.slice(0, 5)}\xE2\x80\x8B${value.slice(5)}`,
  'bytes that are no UTF-8': (value) => String.raw`caf\xe9\x22 apikey\x3d${value}`,
  'a code unit': (value) => String.raw`apikey\u003d${value}`,
  'a code point in braces': (value) => String.raw`apikey\u{3d}${value}`,
  'a code point of eight digits': (value) => String.raw`apikey\U0000003d${value}`,
  'a code of escape()': (value) => `apikey%u003D${value}`,
  octal: (value) => String.raw`apikey\075${value}\046q\0751`,
  'control characters of rsyslog': (value) => `x-api-key:#011${value}#012`,
  'escaped signs': (value) => `apikey: ${value.replaceAll('-', String.raw`\-`)}`,
  'escaped HTML': (value) => `&lt;ApiKey&gt;${value}&lt;/ApiKey&gt;`,
  'HTML escaped twice': (value) => `apikey=&amp;quot;${value}&amp;quot;`,
  'numbers of HTML': (value) => `apikey&#61;${value}&#x26;q&#x3D;1`,
  'a broken percent escape': (value) => `caf%E9%3Fapikey%3D${value}`,
  'quoted-printable': (value) => `GET /v1/map?apikey=3D${value}&q=3Doslo`,
  'a percent escape in quoted-printable': (value) => `next=3D%2Fmap%3Fapikey%3D${value}%26q%3D1`,
  'a color': (value) => `x-api-key: \u001B[32m${value}\u001B[0m`,
  'a color, escaped': (value) => String.raw`x-api-key: \u001b[1;32m${value}\u001b[0m`,
  'a color, escaped as a byte': (value) => String.raw`x-api-key: \x1b[32m${value}\x1b[m`,
  'a color, escaped as octal': (value) => String.raw`x-api-key: \033[38;5;9m${value}\e[0m`,
  'a color, shown by cat': (value) => `x-api-key: ^[[32m${value}^[[0m`,
  'a color without its ESC': (value) => `x-api-key: [32m${value}[0m`,
  'the colors of grep': (value) =>
    `apikey=\u001B[01;31m\u001B[K${value.slice(0, 9)}\u001B[m\u001B[K${value.slice(9)}`,
  'a link of a terminal': (value) =>
    `x-api-key: \u001B]8;;https://a.example\u0007${value}\u001B]8;;\u0007`,
};

describe.each([
  'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue',
  '451525bd-0a1b-4c6f-a706-6dd0950417ef',
  '0123dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue',
  'ef0123abcdef4567',
  'b2c4d6e8-0a1b-4c6f-a706-6dd0950417ef',
])('escapes around the key %s do not change it', (value) => {
  test.each(Object.entries(escaped))('%s', (_what, escape) => {
    const { toLookUp } = scanNow(escape(value));
    // A possible escape that can also be part of the key: both readings are looked up.
    expect(toLookUp.filter((word) => !/^(?:3D|32m)/u.test(word))).toEqual([value]);
  });

  test('quoted-printable with a soft break', () => {
    const divided = `${value.slice(0, 9)}=\r\n${value.slice(9)}`;
    expect(scanNow(`?q=3D1&apikey=3D${divided}&x=3D1`).toLookUp).toContain(value);
  });
});
