import type { Plugin } from 'vite';

const helper = '\0vite/preload-helper.js';

/**
 * Replaces what Vite calls for each lazy part, to load its styles beside it: the console has one style sheet
 * (`cssCodeSplit`). Takes 0.4 kB off the first page.
 */
export function noPreloadHelper(): Plugin {
  let isReplaced = false;
  return {
    name: 'keywarden:no-preload-helper',
    apply: 'build',
    enforce: 'pre',
    configResolved({ build }) {
      if (build.cssCodeSplit) throw new Error('Lazy parts with own styles need the helper of Vite');
    },
    load(id) {
      if (id !== helper) return undefined;
      isReplaced = true;
      return 'export const __vitePreload = (load) => load();';
    },
    buildEnd(error) {
      if (!error && !isReplaced) throw new Error(`Vite has no ${helper.slice(1)} any more`);
    },
  };
}
