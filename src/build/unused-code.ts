import type { Plugin } from 'vite';

/** Lets the build drop code of libraries that the console does not use: 6 kB of the first page. */
export function unusedCode(): Plugin {
  const seen = new Set<Library>();
  return {
    name: 'keywarden:unused-code',
    apply: 'build',
    transform(code, id) {
      if (/\/src\/.+\.tsx?$/u.test(id)) requireUnused(code);
      if (!/\/node_modules\/(?:react-router|@radix-ui|@tanstack\/query-core)\//u.test(id))
        return undefined;
      const library = libraries.find(({ mark }) => code.includes(mark));
      if (library) seen.add(library);
      return { code: withoutComponents(without(library?.unused ?? [], code)), map: null };
    },
    buildEnd(error) {
      const missing = libraries.find((library) => !seen.has(library));
      if (!error && missing) throw new Error(`No library has this any more: ${missing.mark}`);
    },
  };
}

interface UnusedPart {
  /** the words in which a use would show in compiled code */
  use: RegExp;
  /** where the library refers to the part, which becomes `undefined` */
  references: RegExp;
}

interface Library {
  /** a text that only the file with these parts has */
  mark: string;
  unused: UnusedPart[];
}

const libraries: Library[] = [
  {
    mark: 'function createRouter(',
    unused: [
      { use: /\binstrumentations\b/u, references: /\binit\.instrumentations\b/gu },
      { use: /\bpatchRoutesOnNavigation\b/u, references: /\binit\.patchRoutesOnNavigation\b/gu },
      {
        use: /\bhydrationData\b/u,
        references: /\bopts\?\.hydrationData \|\| parseHydrationData\(\)/gu,
      },
      { use: /\buseFetchers?\b/u, references: /\bfetch2(?=,\s+revalidate,)/gu },
      {
        use: /\buseSubmit\b|\bForm\b[^;]+ from "react-router"/u,
        references:
          /\bopts && opts\.submission && isMutationMethod\(opts\.submission\.formMethod\)/gu,
      },
    ],
  },
  {
    // The pages of lists are loaded into the inventory instead (docs/decisions/07).
    mark: 'infiniteQueryBehavior(this',
    unused: [
      { use: /InfiniteQuer/u, references: /\binfiniteQueryBehavior\(this\.options\.pages\)/gu },
    ],
  },
];

function requireUnused(code: string): void {
  const parts = libraries.flatMap(({ unused }) => unused);
  const found = parts.find(({ use }) => use.test(code));
  if (found) throw new Error(`unused-code.ts removes what is in use: ${found.use.source}`);
}

function without(parts: readonly UnusedPart[], code: string): string {
  return parts.reduce((rest, { use, references }) => {
    const less = rest.replaceAll(references, 'undefined');
    if (less === rest) throw new Error(`Not found any more in a library: ${use.source}`);
    return less;
  }, code);
}

// Components such as the router's own links and forms (`page-link.tsx`) are made by a call and get a name for
// debugging, so they seem to be in use.
function withoutComponents(code: string): string {
  const withoutNames = code.replaceAll(/^\w+\.displayName = [^;{]+;$/gmu, '');
  return withoutNames.replaceAll(/= ((?:\w+\.)?forwardRef\()/gu, '= /* @__PURE__ */ $1');
}
