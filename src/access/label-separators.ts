// A tag, a remark in parentheses, white space of any length (HAR files and HTML are indented), or any other sign.
const sign = String.raw`(?:</?[a-z][^<>]{0,80}>|\([^()\d\n]{1,60}\)|<!\[CDATA\[|\s{1,400}(?!\s)|[^\p{L}\p{N}_\s])`;
const words = String.raw`(?:(?:string[-_]?)?value|content|is|was|are|were|ist|war|sind|lautete?|lauten|est|sont)`;

// What a programming language writes before a value: `b'`, `[]string{`, `Some(`, `string(36) "`, `s:36:"`, `{"S":"`.
const opener = String.raw`(?:(?<![\p{L}\p{N}_"'\x60>])(?:(?:br?|rb?|u|f|n)(?=["'])|(?:new |[a-z]{1,24}(?:::|\.))?[a-z]{1,24}(?=[({[])|string\(\d{1,4}\)(?= ["'])|s:\d{1,4}(?=:["']))|(?<=["'])[sn](?=["'] ?:))`;

// “for Acme: ”
const owner = String.raw`[ \t](?:for|of|für|von|pour|de)[ \t][^\n:=]{1,60}[:=]${sign}{1,6}`;

// A field between a name and its value, as in `"name": "apikey", "in": "query", "value": `.
const field = String.raw`["']\w{1,16}["']\s{0,4}:\s{0,4}["']?[\w/-]{0,24}["']?\s{0,4},\s{0,60}`;

/** What stands between a label and its value, as a regular expression: `=`, `": "`, ` is `, and in a HAR `", "value": "`. */
export const separator = String.raw`(?:${owner}|${sign}{1,12}?(?:${field}){0,2}["']?${words}${sign}{1,8}|${sign}{1,12})(?:${opener}${sign}{1,6}){0,2}`;

/** Whether what stands between a label and a value makes it the value of the label. */
export function separates(between: string, value: string): boolean {
  if (/[:：=>|→←\t“‘„«]|<-|["'`]\s*,\s*(?:\w{1,2}(?=["']))?["'`]|["'`]$/u.test(between))
    return true;
  // A space separates too, but then the next word is a value only where it has a digit: “key rotation” is none.
  return /[\s"'`,;([{]/u.test(between) && /\d/u.test(value);
}
