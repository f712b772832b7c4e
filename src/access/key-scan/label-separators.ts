// A tag, a remark in parentheses, white space of any length (HAR files and HTML are indented), or another character.
const sign = String.raw`(?:</?[a-z][^<>]{0,80}>|\([^()\d\n]{1,60}\)|<!\[CDATA\[|\s{1,400}(?!\s)|[^\p{L}\p{N}_\s])`;
const signs = String.raw`${sign}{1,12}`;

// A field between a name and its value, as in `"name": "apikey", "in": "query", "value": `.
const field = String.raw`["']\w{1,16}["']\s{0,4}:\s{0,4}["']?[\w/-]{0,24}["']?\s{0,4},\s{0,60}`;
const word = String.raw`(?:(?:string[-_]?)?value|content|is|was|are|were|ist|war|sind|lautete?|lauten|est|sont)`;
const signsAndWord = String.raw`${signs}?(?:${field}){0,2}["']?${word}${sign}{1,8}`;

// “for Acme: ”
const owner = String.raw`[ \t](?:for|of|für|von|pour|de)[ \t][^\n:=]{1,60}[:=]${sign}{1,6}`;

// What programming languages print before a value.
const openers = [
  String.raw`(?:br?|rb?|u|f|n)(?=["'])`, // b'…'
  String.raw`(?:new |[a-z]{1,24}(?:::|\.))?[a-z]{1,24}(?=[({[])`, // []string{"…"}, Some("…"), Optional[…]
  String.raw`string\(\d{1,4}\)(?= ["'])`, // string(36) "…"
  String.raw`s:\d{1,4}(?=:["'])`, // s:36:"…"
];
// The last alternative is for `{"S": "…"}`.
const opener = String.raw`(?:(?<![\p{L}\p{N}_"'\x60>])(?:${openers.join('|')})|(?<=["'])[sn](?=["'] ?:))${sign}{1,6}`;

/** The text between a label and its value, as a regular expression: `=`, `": "`, ` is `, in HAR files `", "value": "`. */
export const separator = `(?:${owner}|${signsAndWord}|${signs})(?:${opener}){0,2}`;

/** Whether the text between a label and a word makes the word the value of the label. */
export function separates(between: string, value: string): boolean {
  if (/[:：=>|→←\t“‘„«]|<-|["'`]\s*,\s*(?:\w{1,2}(?=["']))?["'`]|["'`]$/u.test(between))
    return true;
  // After a space, only a word with a digit is a value: “key rotation” has none.
  return /[\s"'`,;([{]/u.test(between) && /\d/u.test(value);
}
