// ESC, and how terminals and log viewers show it.
const escape = String.raw`(?:\u001B|\^\[|\u241B)`;
const sequences = new RegExp(String.raw`(?:${escape}\[|\u009B)[\d;:?]*[ -/]?([@-~])`, 'gu');
const links = new RegExp(String.raw`${escape}\][^\u0007\u001B]{0,2000}(?:\u0007|\u001B\\?)`, 'gu');

// Without ESC, as in a log copied from a web page.
const bareColor = /\[\d{1,3}(?:;\d{1,3})*m/u;
const bareColors = /\[(?:\d{1,3}(?:;\d{1,3})*m|m|K)/gu;

/** The text without terminal color codes. If these may be part of the text, also the unchanged text. */
export function withoutColors(text: string): string[] {
  const plain = text
    .replaceAll(links, '')
    // Color codes can be inside a word. Other codes move the cursor, so they separate words.
    .replaceAll(sequences, (_all, final: string) => (/[mK]/u.test(final) ? '' : ' '));
  return bareColor.test(plain) ? [plain.replaceAll(bareColors, ''), plain] : [plain];
}
