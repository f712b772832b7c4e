import type { Plugin } from 'vite';

/**
 * Lets the build drop the router's own links and forms, which nothing uses (`ui/page-link.tsx`): 3 kB of the first page.
 * They are made by a call and get a name for debugging, so they seem to be in use.
 */
export function unusedLinks(): Plugin {
  return {
    name: 'keywarden:unused-links',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/node_modules/react-router/')) return undefined;
      const withoutNames = code.replaceAll(/^\w+\.displayName = "[^"]+";$/gmu, '');
      const pure = withoutNames.replaceAll(/= (\w+\.forwardRef\()/gu, '= /* @__PURE__ */ $1');
      return { code: pure, map: null };
    },
  };
}
