import type { Plugin } from 'vite';

/** Below this size, in characters, the comment would weigh more than it brings. */
const smallScript = 5000;

/**
 * Makes Chromium compile a script's functions while it loads, beside the page, instead of each in the page at its first
 * call (docs/decisions/15). Other browsers see a comment.
 */
export function compileEarly(): Plugin {
  return {
    name: 'keywarden:compile-early',
    apply: 'build',
    generateBundle: {
      // Minifying removes comments.
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && file.code.length > smallScript)
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}
