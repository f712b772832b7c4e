import type { Plugin } from 'vite';

/**
 * Lets the build drop components of the router and of Radix that nothing uses, such as the router's own links and forms
 * (`page-link.tsx`): 3 kB of the first page. They are made by a call and get a name for debugging, so they seem to
 * be in use.
 */
export function unusedComponents(): Plugin {
  return {
    name: 'keywarden:unused-components',
    apply: 'build',
    transform(code, id) {
      if (!/\/node_modules\/(?:react-router|@radix-ui)\//u.test(id)) return undefined;
      const withoutNames = code.replaceAll(/^\w+\.displayName = [^;{]+;$/gmu, '');
      const pure = withoutNames.replaceAll(/= ((?:\w+\.)?forwardRef\()/gu, '= /* @__PURE__ */ $1');
      return { code: pure, map: null };
    },
  };
}
