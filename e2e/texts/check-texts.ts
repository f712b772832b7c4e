import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  citationProblems,
  duplicateKeys,
  keysOf,
  type Messages,
  sectionsOf,
  translationProblems,
  unusedKeys,
  usesComputedKey,
  variantProblems,
} from './text-checks.ts';
import { avoidedNamesIn, avoidedWords, type Finding, sharedNames } from './word-checks.ts';

// `npm run texts` reports broken citations, avoided words and names, unused messages, and differences between languages.

const root = join(import.meta.dirname, '../..');
const original = 'en';
// Names are checked in product code and mocks only.
const isModule = /^(src|mocks)\/(?!.*\.test\.)/u;

const problems = [
  ...[...findInSources()].flatMap(([file, found]) =>
    found.map(({ problem }) => `${file}: ${problem}`),
  ),
  ...findInUses(),
  ...findInLanguages(),
];
for (const problem of problems) console.log(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log('✓ citations, words, names, messages in use, languages');

function findInSources(): Map<string, Finding[]> {
  const sections = sectionsOf(read('docs/apigee-api.md'));
  const sources = new Map(
    ['src', 'mocks', 'e2e', 'docs', '.']
      .flatMap((folder) => filesIn(folder, /\.(tsx?|m?js|css|md|html)$/u, folder !== '.'))
      .filter((file) => !/^e2e\/texts\/(text-checks|word-checks)\./u.test(file))
      .map((file) => [file, read(file)]),
  );
  const shared = sharedNames(new Map([...sources].filter(([file]) => file.startsWith('src/'))));
  return new Map(
    [...sources].map(([file, source]) => [
      file,
      [
        ...citationProblems(source, sections),
        ...avoidedWords(source),
        ...(isModule.test(file) ? avoidedNamesIn(source) : []),
        ...(shared.get(file) ?? []),
      ],
    ]),
  );
}

function findInUses(): string[] {
  const files = filesIn('src', /\.tsx?$/u).filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map(read);
  const computed = files.filter((_, index) => usesComputedKey(sources[index] ?? ''));
  return [
    ...computed.map((file) => `${file}: names a message by a computed key; write m.key`),
    ...unusedKeys(keysOf(messagesIn(original)), sources).map((key) => `${key}: unused in src`),
    ...avoidedWords(read(pathOf(original))).map(({ problem }) => `${pathOf(original)}: ${problem}`),
  ];
}

function findInLanguages(): string[] {
  const { locales } = JSON.parse(read('src/messages/project.inlang/settings.json')) as {
    locales: string[];
  };
  return locales.flatMap((locale) => {
    const messages = messagesIn(locale);
    return [
      ...duplicateKeys(read(pathOf(locale))).map((key) => `${key}: twice`),
      ...translationProblems(messagesIn(original), messages),
      ...keysOf(messages).flatMap((key) =>
        variantProblems(messages[key]).map((found) => `${key}: ${found}`),
      ),
    ].map((found) => `${pathOf(locale)}: ${found}`);
  });
}

function messagesIn(locale: string): Messages {
  return JSON.parse(read(pathOf(locale))) as Messages;
}

function pathOf(locale: string): string {
  return `src/messages/${locale}.json`;
}

/** The files of a folder, as paths from the root with `/`, without compiled messages. */
function filesIn(folder: string, name: RegExp, recursive = true): string[] {
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('src/paraglide/'));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
