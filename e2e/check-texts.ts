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

// `npm run texts`: citations that lead nowhere, messages that nobody shows, languages that differ.

const root = join(import.meta.dirname, '..');
const original = 'en';

const problems = [...findInCitations(), ...findInUses(), ...findInLanguages()];
for (const problem of problems) console.log(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log('✓ citations, messages in use, languages');

function findInCitations(): string[] {
  const sections = sectionsOf(read('docs/apigee-api.md'));
  return ['src', 'mocks', 'e2e', 'docs', '.']
    .flatMap((folder) => filesIn(folder, /\.(tsx?|m?js|css|md|html)$/u, folder !== '.'))
    .filter((file) => !file.startsWith('e2e/text-checks.'))
    .flatMap((file) => citationProblems(read(file), sections).map((found) => `${file}: ${found}`));
}

function findInUses(): string[] {
  const files = filesIn('src', /\.tsx?$/u).filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map(read);
  const computed = files.filter((_, index) => usesComputedKey(sources[index] ?? ''));
  return [
    ...computed.map((file) => `${file}: names a message by a computed key; write m.key`),
    ...unusedKeys(keysOf(messagesIn(original)), sources).map((key) => `${key}: unused in src`),
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
