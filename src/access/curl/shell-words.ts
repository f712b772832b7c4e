/**
 * The words of the first command in a text, without their quotes. Reads POSIX shells and what browsers copy for the
 * command prompt of Windows. Variables stay as they are. Line breaks count as spaces, because a pasted command often
 * lost its backslashes.
 */
export function shellWords(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (const [piece] of withoutCarets(text).replaceAll(lineContinuation, ' ').matchAll(pieces)) {
    if (commandEnd.test(piece)) break;
    if (/^\s/u.test(piece)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + unquoted(piece);
  }
  return word === null ? words : [...words, word];
}

const lineContinuation = /[\\^`]\r?\n/gu;

// A quote that is not closed ends with the text.
const pieces =
  /\s+|\|+|&&|;(?=\s|$)|\$'(?:\\[^]|[^'\\])*'?|'[^']*'?|"(?:\\[^]|[^"\\])*"?|\\[^]|[^\s'"\\|;&$]+|[^]/gu;
const commandEnd = /^(?:\|+|&&|;)$/u;

// In the command prompt, `^` quotes the next character.
function withoutCarets(text: string): string {
  return text.includes('^"') ? text.replaceAll(/\^([^\r\n])/gu, '$1') : text;
}

function unquoted(piece: string): string {
  if (piece.startsWith("$'"))
    return piece.replaceAll(/^\$'|'$/gu, '').replaceAll(/\\([^])/gu, '$1');
  if (piece.startsWith("'")) return piece.replaceAll("'", '');
  if (piece.startsWith('"'))
    return piece.replaceAll(/^"|(?<!\\)"$/gu, '').replaceAll(/\\(["\\$`])/gu, '$1');
  return piece.length > 1 ? piece.replace(/^\\/u, '') : piece;
}
