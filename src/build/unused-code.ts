import type { Plugin } from 'vite';

/** Lets the build drop code of libraries that the console does not use: 5 kB of the first page. */
export function unusedCode(): Plugin {
  let isRouterSeen = false;
  return {
    name: 'keywarden:unused-code',
    apply: 'build',
    transform(code, id) {
      if (id.endsWith('/src/router.tsx')) requireUnset(code);
      if (id.endsWith('/query-core/build/modern/query.js'))
        return { code: withoutInfiniteQueries(code), map: null };
      if (/\/src\/.*tsx?$/u.test(id) && /infiniteQuery/iu.test(code))
        throw new Error('unused-code.ts removes infinite queries, which are in use');
      if (!/\/node_modules\/(?:react-router|@radix-ui)\//u.test(id)) return undefined;
      const isRouter = code.includes('function createRouter(');
      isRouterSeen ||= isRouter;
      return { code: withoutComponents(isRouter ? withoutOptions(code) : code), map: null };
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

// The pages of lists are loaded into the inventory instead (docs/decisions/07).
function withoutInfiniteQueries(code: string): string {
  const choice = 'this.#queryType === "infinite" ? infiniteQueryBehavior(this.options.pages) : ';
  if (!code.includes(choice)) throw new Error('Query no longer chooses its behavior as before');
  return code.replace(choice, '');
}

// Options that router.tsx does not set, with what the router reads of them.
const unsetOptions = {
  instrumentations: /\binit\.instrumentations\b/gu,
  patchRoutesOnNavigation: /\binit\.patchRoutesOnNavigation\b/gu,
  hydrationData: /\bopts\?\.hydrationData \|\| parseHydrationData\(\)/gu,
};

function requireUnset(code: string): void {
  const used = Object.keys(unsetOptions).filter((name) => code.includes(name));
  if (used.length > 0) throw new Error(`unused-code.ts removes an option in use: ${used.join()}`);
}

function withoutOptions(code: string): string {
  return Object.entries(unsetOptions).reduce((rest, [name, pattern]) => {
    const without = rest.replaceAll(pattern, 'undefined');
    if (without === rest) throw new Error(`The router no longer reads ${name} as before`);
    return without;
  }, code);
}
