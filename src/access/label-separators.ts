// A tag, white space of any length, or any other sign: HAR files and HTML are indented.
const sign = String.raw`(?:</?[a-z][^<>]{0,80}>|<!\[CDATA\[|\s{1,400}(?!\s)|[^\p{L}\p{N}_\s])`;
const words = String.raw`(?:(?:string[-_]?)?value|content|is|was|are|were|ist|war|sind|lautete?|lauten|est|sont)`;

// What a programming language writes before a value: `b'`, `[]string{`, `Some(`, `string(36) "`, `s:36:"`, `{"S":"`.
const opener = String.raw`(?:(?<![\p{L}\p{N}_"'\x60>])(?:(?:br?|rb?|u|f|n)(?=["'])|(?:[a-z]{1,24}(?:::|\.))?[a-z]{1,24}(?=[({[])|string\(\d{1,4}\)(?= ["'])|s:\d{1,4}(?=:["']))|(?<=["'])[sn](?=["'] ?:))`;

/** What stands between a label and its value, as a regular expression: `=`, `": "`, ` is `, and in a HAR `", "value": "`. */
export const separator = String.raw`(?:${sign}{1,12}?${words}${sign}{1,8}|${sign}{1,12})(?:${opener}${sign}{1,6}){0,2}`;

/** Whether what stands between a label and a value makes it the value of the label. */
export function separates(between: string, value: string): boolean {
  if (/[:=>|→]|["'`]\s*,\s*(?:\w{1,2}(?=["']))?["'`]|[({[]["'`]$/u.test(between)) return true;
  // A space separates too, but then the next word is a value only where it has a digit: “key rotation” is none.
  return /[\s"'`,;]/u.test(between) && /\d/u.test(value);
}
