import type { Plugin } from 'vite';

/** Lets the build drop code of libraries that the console does not use: 5 kB of the first page. */
export function unusedCode(): Plugin {
  let isRouterSeen = false;
  return {
    name: 'keywarden:unused-code',
    apply: 'build',
    transform(code, id) {
      if (/\/src\/.+\.tsx?$/u.test(id)) requireUnused(code);
      if (id.endsWith('/query-core/build/modern/query.js'))
        return { code: without(unusedOfQuery, code), map: null };
      if (!/\/node_modules\/(?:react-router|@radix-ui)\//u.test(id)) return undefined;
      const isRouter = code.includes('function createRouter(');
      isRouterSeen ||= isRouter;
      return {
        code: withoutComponents(isRouter ? without(unusedOfRouter, code) : code),
        map: null,
      };
    },
    buildEnd(error) {
      if (!error && !isRouterSeen) throw new Error('The router has no createRouter() any more');
    },
  };
}

// Components such as the router's own links and forms (`page-link.tsx`) are made by a call and get a name for
// debugging, so they seem to be in use.
function withoutComponents(code: string): string {
  const withoutNames = code.replaceAll(/^\w+\.displayName = [^;{]+;$/gmu, '');
  return withoutNames.replaceAll(/= ((?:\w+\.)?forwardRef\()/gu, '= /* @__PURE__ */ $1');
}

interface UnusedPart {
  /** the words in which a use would show */
  use: RegExp;
  /** where the library refers to the part, which becomes `undefined` */
  references: RegExp;
}

const unusedOfRouter: UnusedPart[] = [
  { use: /\binstrumentations\b/u, references: /\binit\.instrumentations\b/gu },
  { use: /\bpatchRoutesOnNavigation\b/u, references: /\binit\.patchRoutesOnNavigation\b/gu },
  {
    use: /\bhydrationData\b/u,
    references: /\bopts\?\.hydrationData \|\| parseHydrationData\(\)/gu,
  },
  { use: /\buseFetchers?\b/u, references: /\bfetch2(?=,\s+revalidate,)/gu },
  {
    use: /\buseSubmit\b|\bForm\b[^;]+ from 'react-router'/u,
    references: /\bopts && opts\.submission && isMutationMethod\(opts\.submission\.formMethod\)/gu,
  },
];

// The pages of lists are loaded into the inventory instead (docs/decisions/07).
const unusedOfQuery: UnusedPart[] = [
  { use: /InfiniteQuer/u, references: /\binfiniteQueryBehavior\(this\.options\.pages\)/gu },
];

function requireUnused(code: string): void {
  const found = [...unusedOfRouter, ...unusedOfQuery].find(({ use }) => use.test(code));
  if (found) throw new Error(`unused-code.ts removes what is in use: ${found.use.source}`);
}

function without(parts: readonly UnusedPart[], code: string): string {
  return parts.reduce((rest, { use, references }) => {
    const less = rest.replaceAll(references, 'undefined');
    if (less === rest) throw new Error(`Not found any more in a library: ${use.source}`);
    return less;
  }, code);
}
