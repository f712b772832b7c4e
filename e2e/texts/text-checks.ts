import type { Finding } from './word-checks.ts';

/** A text that refers to something that a reader of the repository does not have. */
const forbidden: [text: RegExp, advice: string][] = [
  [/§ ?\d[\d.]*/u, 'cite a section of docs/apigee-api.md by its name'],
  [
    /\b(reference|lifecycle-access-usage|product|design|style|architecture|budgets)\.md\b/u,
    'this file is not in the repository',
  ],
  [/\.\.\/shared\//u, 'this folder is not in the repository'],
];

// `apigee-api.md, "Paging"`, also with several names: `"Lists", "Paging" and "Names"`.
const citation = /apigee-api\.md, ("[^"]+"(?:(?:,| and|, and) "[^"]+")*)/gu;

/** The headings of a Markdown page that a citation can name: those of the second level. */
export function sectionsOf(page: string): Set<string> {
  return new Set(matches(page, /^## (.+)$/gmu));
}

/**
 * What is wrong with the citations of a file: forbidden references, and names that are no section of
 * docs/apigee-api.md. The problem of the former gives the line (from 1).
 */
export function citationProblems(source: string, sections: ReadonlySet<string>): Finding[] {
  const lines = source.split('\n').flatMap((line, index) =>
    forbidden.flatMap(([pattern, advice]) => {
      const [text] = pattern.exec(line) ?? [];
      return text === undefined
        ? []
        : [{ text, problem: `line ${index + 1}: "${text}": ${advice}` }];
    }),
  );
  const unknown = matches(unwrapped(source), citation)
    .flatMap((names) => matches(names, /"([^"]+)"/gu))
    .filter((text) => !sections.has(text))
    .map((text) => ({ text, problem: `docs/apigee-api.md has no section "${text}"` }));
  return [...lines, ...unknown];
}

// A citation in a comment can continue on the next line.
function unwrapped(source: string): string {
  return source.replaceAll(/\n[ \t]*(?:\*|\/\/)?[ \t]*/gu, ' ');
}

/**
 * The message keys that no source uses. Keys have to be named in full, as `m.key` or `m['key']`.
 *
 * @param sources the modules of src without tests and compiled messages
 */
export function unusedKeys(keys: readonly string[], sources: readonly string[]): string[] {
  const used = new Set(
    sources.flatMap((source) => [
      ...matches(source, /\bm\.(\w+)/gu),
      ...matches(source, /\bm\[['"](\w+)['"]\]/gu),
    ]),
  );
  return keys.filter((key) => !used.has(key));
}

/** Whether a module looks messages up by a computed key, which hides what it uses. */
export function usesComputedKey(source: string): boolean {
  return source.includes('paraglide/messages') && /\bm\[(?!['"]\w+['"]\])/u.test(source);
}

/** A message file: texts, and for messages with variants a list of what each variant needs. */
export type Messages = Record<string, unknown>;

interface Variants {
  /** `input count`, `local countPlural = count: plural` */
  declarations: string[];
  /** the declared names that choose the text */
  selectors?: string[];
  /** the texts by condition: `countPlural=one` */
  match: Record<string, string>;
}

/** The keys of a message file, without `$schema`. */
export function keysOf(messages: Messages): string[] {
  return Object.keys(messages).filter((key) => !key.startsWith('$'));
}

/** Keys that a message file has twice: JSON keeps only the last. Entries are indented by two spaces. */
export function duplicateKeys(json: string): string[] {
  const keys = matches(json, /^ {2}"(\w+)":/gmu);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** How a translation differs from the original in keys and parameters, one sentence each. */
export function translationProblems(original: Messages, translation: Messages): string[] {
  const wanted = keysOf(original);
  const missing = wanted.filter((key) => !(key in translation));
  const extra = keysOf(translation).filter((key) => !(key in original));
  const different = wanted
    .filter((key) => key in translation)
    .flatMap((key) => {
      const [mine, theirs] = [translation, original].map((messages) =>
        [...parametersOf(messages[key])].sort().join(', '),
      );
      return mine === theirs
        ? []
        : [`${key}: parameters (${mine ?? ''}) instead of (${theirs ?? ''})`];
    });
  return [
    ...missing.map((key) => `${key}: missing`),
    ...extra.map((key) => `${key}: not in the original`),
    ...different,
  ];
}

/**
 * What is wrong within one message: a text that uses an undeclared name, or a variant that leaves out
 * a parameter which another variant shows. What chooses the variant may be left out ("1 app").
 */
export function variantProblems(message: unknown): string[] {
  return variantsOf(message).flatMap((variants) => {
    const inputOf = inputsByName(variants);
    const chosenBy = new Set(variants.selectors?.map((name) => inputOf.get(name)));
    const shown = Object.values(variants.match).map(placeholders);
    const inputs = new Set(shown.flat().flatMap((name) => inputOf.get(name) ?? []));
    return Object.entries(variants.match).flatMap(([condition, text]) => {
      const names = placeholders(text);
      const mine = new Set(names.map((name) => inputOf.get(name)));
      const undeclared = names.filter((name) => !inputOf.has(name));
      const lacking = [...inputs].filter((name) => !mine.has(name) && !chosenBy.has(name));
      return [
        ...undeclared.map((name) => `${condition}: {${name}} is not declared`),
        ...lacking.map((name) => `${condition}: {${name}} is left out`),
      ];
    });
  });
}

/** The parameters that a message takes: its placeholders, or with variants its declared inputs. */
export function parametersOf(message: unknown): Set<string> {
  if (typeof message === 'string') return new Set(placeholders(message));
  return new Set(
    variantsOf(message).flatMap(({ declarations }) =>
      declarations.flatMap((line) => matches(line, /^input (\w+)$/gu)),
    ),
  );
}

function variantsOf(message: unknown): Variants[] {
  return Array.isArray(message) ? (message as Variants[]) : [];
}

// Each declared name with the input that it shows: `local countText = count: number` shows `count`.
function inputsByName({ declarations }: Variants): Map<string, string> {
  return new Map(
    declarations.flatMap((line) => {
      const { name, input } =
        /^(?:input|local) (?<name>\w+)(?: = (?<input>\w+))?/u.exec(line)?.groups ?? {};
      return name === undefined ? [] : [[name, input ?? name] as const];
    }),
  );
}

function placeholders(text: string): string[] {
  return matches(text, /\{(\w+)\}/gu);
}

// What the first group of a global pattern holds, of each match.
function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, group = '']) => group);
}
