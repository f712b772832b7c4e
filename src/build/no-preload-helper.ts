import type { Plugin } from 'vite';

/**
 * Replaces what Vite calls for each lazy part. It would load the part's imports and styles beside it, but the console has
 * one style sheet, and what is opened most is preloaded (vite.config.ts): 0.8 kB of the first page.
 */
export function noPreloadHelper(): Plugin {
  return {
    name: 'keywarden:no-preload-helper',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== '\0vite/preload-helper.js') return undefined;
      return 'export const __vitePreload = (load) => load();';
    },
  };
}
