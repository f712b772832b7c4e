import { build, type Plugin } from 'vite';

/** Puts src/boot.ts into index.html, compiled, where it runs before anything is fetched. */
export function bootScript(mode: string): Plugin {
  return {
    name: 'keywarden:boot',
    async transformIndexHtml(html) {
      const bundle = await build({
        configFile: false,
        mode,
        logLevel: 'error',
        build: { write: false, lib: { entry: 'src/boot.ts', formats: ['iife'], name: 'boot' } },
      });
      const [result] = [bundle].flat();
      const code = result && 'output' in result ? result.output[0].code : '';
      // Before the style sheet: a script behind one waits for it.
      return html.replace('<!-- boot -->', () => `<script>${code.trim()}</script>`);
    },
  };
}

/**
 * Puts the console's scripts before the block for the configuration. Modules run after the page in any case, and a
 * configuration that swallows the rest of the page must not swallow what explains that.
 */
export function scriptsFirst(): Plugin {
  return {
    name: 'keywarden:scripts-first',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const scripts = html.match(/^ *<script type="module"[^>]+><\/script>\n/gmu) ?? [];
        const rest = scripts.reduce((page, script) => page.replace(script, ''), html);
        return rest.replace(/^ *<!-- A host with/mu, (start) => scripts.join('') + start);
      },
    },
  };
}
