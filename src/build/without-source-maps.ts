import type { Plugin } from 'vite';

/**
 * Serves libraries and compiled messages without source maps while developing: more than half of what the browser would
 * load before the first row.
 */
export function withoutSourceMaps(): Plugin {
  return {
    name: 'keywarden:without-source-maps',
    apply: 'serve',
    transform(code, id) {
      // Vite appends a source map to each module, except to one whose map is empty.
      return /\/(?:node_modules|paraglide)\/.*\.m?js\b/u.test(id)
        ? { code, map: { mappings: '' } }
        : undefined;
    },
  };
}
