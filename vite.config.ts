import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import {
  amber,
  amberDark,
  green,
  greenDark,
  indigo,
  indigoDark,
  red,
  redDark,
  slate,
  slateDark,
} from '@radix-ui/colors';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { compilerOptions } from './src/messages/project.ts';

const require = createRequire(import.meta.url);

// `demo` is the console on mock data; every other mode is the console on a real organization.
export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    // Unit tests use what `npm run messages` compiled: the plugin's watcher would keep them from ending.
    ...(process.env['VITEST']
      ? []
      : [paraglideVitePlugin(compilerOptions({ pseudo: mode === 'demo' }))]),
    palette(),
    boot(),
    ...(mode === 'demo' ? [mockWorker()] : []),
  ],
  build: {
    // One style sheet: no page flashes while its own arrives. index.html fixes the order of the layers.
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: firstPage(), debugName: 'first page' }] } },
    },
    // light-dark() and the rest of what the style sheets use, without polyfills.
    target: ['chrome125', 'firefox126', 'safari18'],
    manifest: true,
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    // The demo's mock carries a whole organization; the console's own sizes are held by e2e/budgets.
    chunkSizeWarningLimit: mode === 'demo' ? 1500 : 500,
  },
  // Radix locks scrolling with an inline style that no content security policy could name by its hash.
  resolve: {
    alias: {
      'react-style-singleton': resolve('src/ui/style-singleton.ts'),
      'react-router': resolve('node_modules/react-router/dist/production/index.mjs'),
    },
  },
  server: { port: 5173, strictPort: true },
  test: {
    include: ['{src,mocks,e2e}/**/*.test.ts'],
    restoreMocks: true,
    // Generous, for machines that do other things too; nothing waits for it to pass.
    testTimeout: 30_000,
  },
}));

/** The Radix scales in use, each step as one `light-dark()` custom property, in `virtual:palette.css`. */
function palette(): Plugin {
  const scales: [light: Record<string, string>, dark: Record<string, string>][] = [
    [slate, slateDark],
    [indigo, indigoDark],
    [red, redDark],
    [green, greenDark],
    [amber, amberDark],
  ];
  const steps = scales.flatMap(([light, dark]) =>
    Object.entries(light).map(
      ([step, color]) =>
        `--${step.replace(/(\d+)$/u, '-$1')}: light-dark(${color}, ${dark[step] ?? color});`,
    ),
  );
  return {
    name: 'keywarden:palette',
    resolveId: (id) => (id === 'virtual:palette.css' ? '\0palette.css' : undefined),
    load: (id) =>
      id === '\0palette.css' ? `@layer tokens { :root { ${steps.join(' ')} } }` : undefined,
  };
}

/**
 * Names one chunk for whatever the first page needs, so that it is not a dozen scripts that wait for each
 * other. What only later pages need stays with them. Every module imports all messages by one name, so
 * those are told apart by their use in the text.
 */
function firstPage() {
  const needed = new Set<string>();
  const visit = (id: string, graph: ModuleGraph) => {
    if (needed.has(id)) return;
    needed.add(id);
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
    for (const [, message] of code?.matchAll(/\bm\.(\w+)/gu) ?? [])
      needed.add(resolve(`src/paraglide/messages/${message}.js`));
    for (const imported of importedIds) if (!imported.includes(oneMessage)) visit(imported, graph);
  };
  return (id: string, graph: ModuleGraph) => {
    if (needed.size === 0) visit(resolve('src/main.tsx'), graph);
    return needed.has(id) ? 'console' : null;
  };
}

const oneMessage = '/paraglide/messages/';

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: string[]; code: string | null } | null;
}

/** Puts src/boot.ts into index.html, compiled, where it runs before anything is fetched. */
function boot(): Plugin {
  return {
    name: 'keywarden:boot',
    async transformIndexHtml(html) {
      const bundle = await build({
        configFile: false,
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

/** MSW's worker, straight from its package, and its guard, in the demo alone: never in `public/`. */
function mockWorker(): Plugin {
  const file = 'mockServiceWorker.js';
  const parts = [require.resolve(`msw/${file}`), resolve('mocks/worker-guard.js')];
  const source = () => parts.map((part) => readFileSync(part, 'utf8')).join('\n');
  return {
    name: 'keywarden:mock-worker',
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: file, source: source() });
    },
  };
}
