import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CompilerOptions } from '@inlang/paraglide-js';

const home = import.meta.dirname;
const cache = join(home, '../../node_modules/.cache/keywarden');

/**
 * The message project to compile. With `pseudo`, a copy with the additional language `en-XA`: English with accents,
 * brackets and 40 % more length, which reveals untranslated text and labels that don't fit. It is generated from
 * en.json each time and is not part of a production build.
 *
 * @returns the project's folder
 */
function messageProject({ pseudo }: { pseudo: boolean }): string {
  const project = join(home, 'project.inlang');
  if (!pseudo) return project;
  const settings = read(join(project, 'settings.json')) as { locales: string[] };
  const copy = join(cache, 'project.inlang');
  mkdirSync(copy, { recursive: true });
  for (const locale of settings.locales)
    write(join(cache, `${locale}.json`), read(join(home, `${locale}.json`)));
  write(join(cache, 'en-XA.json'), pseudoLocalize(read(join(home, 'en.json'))));
  write(join(copy, 'settings.json'), {
    ...settings,
    locales: [...settings.locales, 'en-XA'],
    modules: [
      relative(cache, join(home, '../../node_modules/@inlang/plugin-message-format/dist/index.js')),
    ],
  });
  return copy;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(file: string, content: unknown): void {
  writeFileSync(file, JSON.stringify(content, null, 2));
}

// Changes only texts: in a message with variants, the values of `match`.
function pseudoLocalize(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return field === '$schema' ? value : pseudoText(value);
  if (Array.isArray(value)) return value.map((item) => pseudoLocalize(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === 'declarations' || key === 'selectors'
        ? [key, item]
        : [key, pseudoLocalize(item, key)],
    ),
  );
}

const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  c: 'ç',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

function pseudoText(text: string): string {
  const accented = text.replace(/\{[^}]*\}|[aeioucnAEIOU]/gu, (found) => accents[found] ?? found);
  return `⟦${accented}${moreWords(Math.ceil(text.length * 0.4))}⟧`;
}

// Words of ten letters, so that lines can break between them.
function moreWords(length: number): string {
  return '~'.repeat(length).replaceAll(/~{10}(?=~)/gu, '~~~~~~~~~ ');
}

/** How Paraglide compiles the messages, for the builds and for `npm run messages`. */
export function compilerOptions(which: { pseudo: boolean }): CompilerOptions {
  return {
    project: messageProject(which),
    outdir: './src/paraglide',
    // locale.ts sets the language.
    strategy: ['baseLocale'],
    emitReadme: false,
  };
}
