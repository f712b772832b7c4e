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
import { inlineTexts } from './src/messages/inline-texts.ts';
import { compilerOptions } from './src/messages/project.ts';

const require = createRequire(import.meta.url);

// `demo` is the console on mock data; every other mode is the console on a real organization.
export default defineConfig(({ command, mode }) => ({
  plugins: [
    react(),
    // Unit tests use what `npm run messages` compiled: the plugin's watcher would keep them from ending.
    ...(process.env['VITEST']
      ? []
      : [paraglideVitePlugin(compilerOptions({ pseudo: mode === 'demo' }))]),
    inlineTexts(),
    palette(),
    boot(mode),
    scriptsFirst(),
    ...(mode === 'demo' ? [mockWorker()] : []),
  ],
  build: {
    // One style sheet: no page flashes while its own arrives. index.html fixes the order of the layers.
    cssCodeSplit: false,
    rolldownOptions: {
      // No module of ours or of a library does anything when a property is read.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      output: { codeSplitting: { groups: chunks() } },
    },
    // light-dark() and the rest of what the style sheets use, without polyfills.
    target: ['chrome125', 'firefox126', 'safari18'],
    // Every target has it.
    modulePreload: { polyfill: false },
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
  // Short class names: the long ones weigh 0.2 kB on the first page.
  ...(command === 'build' && { css: { modules: { generateScopedName: '[hash:base64:5]' } } }),
  server: { port: 5173, strictPort: true },
  test: {
    include: ['{src,mocks,e2e}/**/*.test.ts'],
    restoreMocks: true,
    // Many tests wait for a pace or a timer: two cores have room for three.
    maxWorkers: 3,
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
 * Names one chunk for whatever the first page needs, one for what an app's page adds and one for its editor, so
 * that none is a dozen scripts, which would wait for each other and be compressed apart. Every module imports all
 * messages by one name and all icons from one package, so those are told apart by their use in the text.
 */
function chunks() {
  const entries = {
    console: 'main.tsx',
    app: 'apps/detail/app-view.tsx',
    edit: 'apps/detail/edit-page.tsx',
  };
  const chunkOf = new Map<string, string>();
  const fileOfIcon = iconFiles();
  const visit = (id: string, chunk: string, graph: ModuleGraph) => {
    if (chunkOf.has(id)) return;
    chunkOf.set(id, chunk);
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
    for (const leaf of leavesOf(code ?? '', fileOfIcon))
      if (!chunkOf.has(leaf)) chunkOf.set(leaf, chunk);
    for (const imported of importedIds) if (!isLeaf(imported)) visit(imported, chunk, graph);
  };
  const findAll = (graph: ModuleGraph) => {
    if (chunkOf.size > 0) return;
    for (const [chunk, entry] of Object.entries(entries))
      visit(resolve('src', entry), chunk, graph);
  };
  // A chunk takes along what its modules import: the first page's before the others.
  const names = Object.keys(entries);
  return names.map((chunk, place) => ({
    priority: names.length - place,
    name(id: string, graph: ModuleGraph) {
      findAll(graph);
      return chunkOf.get(id) === chunk ? chunk : null;
    },
  }));
}

// The messages and icons that a module names.
function leavesOf(code: string, fileOfIcon: ReadonlyMap<string, string>): string[] {
  const messages = [...code.matchAll(/\bm\.(\w+)/gu)].map(([, name]) =>
    resolve(`src/paraglide/messages/${name}.js`),
  );
  const icons = [...code.matchAll(/\{([^}]+)\} from ["']lucide-react["']/gu)].flatMap(
    ([, names = '']) => names.split(',').flatMap((name) => fileOfIcon.get(name.trim()) ?? []),
  );
  return [...messages, ...icons];
}

function isLeaf(id: string): boolean {
  return id.includes('/paraglide/messages/') || id.includes('/lucide-react/dist/esm/icons/');
}

// An icon has several names; the package's own list tells which file each stands for.
function iconFiles(): Map<string, string> {
  const home = resolve('node_modules/lucide-react/dist/esm');
  const list = readFileSync(resolve(home, 'lucide-react.mjs'), 'utf8');
  const files = new Map<string, string>();
  for (const [, names = '', file = ''] of list.matchAll(/^export \{(.+)\} from '(.+)';$/gmu))
    for (const [, name = ''] of names.matchAll(/default as (\w+)/gu))
      files.set(name, resolve(home, file));
  return files;
}

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: string[]; code: string | null } | null;
}

/** Puts src/boot.ts into index.html, compiled, where it runs before anything is fetched. */
function boot(mode: string): Plugin {
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
function scriptsFirst(): Plugin {
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

/** MSW's worker, straight from its package, and its guards, in the demo alone: never in `public/`. */
function mockWorker(): Plugin {
  const file = 'mockServiceWorker.js';
  const parts = [
    resolve('mocks/worker-files.js'),
    require.resolve(`msw/${file}`),
    resolve('mocks/worker-guard.js'),
  ];
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
