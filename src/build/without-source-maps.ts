import type { Plugin } from 'vite';

const comments = /\/\*\*.*?\*\/\s*/gsu;

/**
 * Serves libraries and compiled messages without source maps while developing, and messages without their comments
 * too. They are two thirds of what the browser would load before the first row.
 */
export function withoutSourceMaps(): Plugin {
  return {
    name: 'keywarden:without-source-maps',
    apply: 'serve',
    transform(code, id) {
      // Vite appends a source map to each module whose map is not empty.
      const map = { mappings: '' };
      if (id.includes('/paraglide/messages/')) return { code: code.replaceAll(comments, ''), map };
      return id.includes('/node_modules/') && /\.m?js\b/u.test(id) ? { code, map } : undefined;
    },
  };
}
