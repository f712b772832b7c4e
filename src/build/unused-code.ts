import type { Plugin } from 'vite';

/** Lets the build drop code of libraries that the console does not use: 4.5 kB of the first page. */
export function unusedCode(): Plugin {
  return {
    name: 'keywarden:unused-code',
    apply: 'build',
    transform(code, id) {
      if (!/\/node_modules\/(?:react-router|@radix-ui)\//u.test(id)) return undefined;
      const router = code.includes('function createRouter(') ? withoutOptions(code) : code;
      return { code: withoutComponents(router), map: null };
    },
  };
}

// Components such as the router's own links and forms (`page-link.tsx`) are made by a call and get a name for
// debugging, so they seem to be in use.
function withoutComponents(code: string): string {
  const withoutNames = code.replaceAll(/^\w+\.displayName = [^;{]+;$/gmu, '');
  return withoutNames.replaceAll(/= ((?:\w+\.)?forwardRef\()/gu, '= /* @__PURE__ */ $1');
}

// What the router reads of options that router.tsx does not set.
const unsetOptions = [
  'init.instrumentations',
  'init.patchRoutesOnNavigation',
  'opts?.hydrationData || parseHydrationData()',
];

function withoutOptions(code: string): string {
  const missing = unsetOptions.filter((option) => !code.includes(option));
  if (missing.length > 0) throw new Error(`Not in this version of the router: ${missing.join()}`);
  return unsetOptions.reduce((rest, option) => rest.replaceAll(option, 'undefined'), code);
}
