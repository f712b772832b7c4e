// ESC itself, and how terminals and log viewers show it.
const escape = String.raw`(?:\u001B|\^\[|\u241B)`;
const sequences = new RegExp(String.raw`(?:${escape}\[|\u009B)[\d;:?]*[ -/]?([@-~])`, 'gu');
const links = new RegExp(String.raw`${escape}\][^\u0007\u001B]{0,2000}(?:\u0007|\u001B\\?)`, 'gu');

// Where a log was copied from a page, only this is left of a color.
const bareColor = /\[\d{1,3}(?:;\d{1,3})*m/u;
const bareColors = /\[(?:\d{1,3}(?:;\d{1,3})*m|m|K)/gu;

/** A text without the codes by which a terminal colors it. Where they may belong to the text, it is kept, too. */
export function withoutColors(text: string): string[] {
  const plain = text
    .replaceAll(links, '')
    // Colors stand inside words, too. Anything else moves to another place.
    .replaceAll(sequences, (_all, final: string) => (/[mK]/u.test(final) ? '' : ' '));
  return bareColor.test(plain) ? [plain.replaceAll(bareColors, ''), plain] : [plain];
}
