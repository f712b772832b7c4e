import type { Plugin } from 'vite';

/** Below this size the comment would weigh more than it brings. */
const minScriptChars = 5000;

/**
 * Makes Chromium compile a script's functions while it loads, on another thread, instead of each at its first call
 * (docs/decisions/15). Other browsers see a comment. Names of files do not depend on it: changed alone, it reaches nobody
 * who has the file.
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
          if (file.type === 'chunk' && file.code.length > minScriptChars)
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}
