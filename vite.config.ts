import { resolve } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chunks } from './src/build/chunks.ts';
import { compileEarly } from './src/build/compile-early.ts';
import { demoPolicy } from './src/build/demo-policy.ts';
import { minifyAgain } from './src/build/minify-again.ts';
import { mockWorker } from './src/build/mock-worker.ts';
import { bootScript, scriptsFirst } from './src/build/page-scripts.ts';
import { noPreloadHelper } from './src/build/no-preload-helper.ts';
import { palette } from './src/build/palette.ts';
import { unusedCode } from './src/build/unused-code.ts';
import { withoutSourceMaps } from './src/build/without-source-maps.ts';
import { inlineTexts } from './src/messages/inline-texts.ts';
import { compilerOptions } from './src/messages/project.ts';

// `demo` is the console on mock data; every other mode is the console on a real organization.
export default defineConfig(({ command, mode }) => ({
  plugins: [
    react(),
    // Unit tests use what `npm run messages` compiled: the plugin's watcher would keep them from ending.
    ...(process.env['VITEST']
      ? []
      : [paraglideVitePlugin(compilerOptions({ pseudo: mode === 'demo' }))]),
    inlineTexts(),
    unusedCode(),
    noPreloadHelper(),
    palette(),
    withoutSourceMaps(),
    bootScript(mode),
    scriptsFirst(),
    ...(mode === 'demo' ? [mockWorker(), demoPolicy()] : [minifyAgain()]),
    compileEarly(),
  ],
  build: {
    // One style sheet: no page flashes while its own arrives. index.html fixes the order of the layers.
    cssCodeSplit: false,
    rolldownOptions: {
      // No module of ours or of a library does anything when a property is read.
      treeshake: {
        propertyReadSideEffects: false,
        unknownGlobalSideEffects: false,
      },
      output: { codeSplitting: { groups: chunks() } },
    },
    // light-dark() and the rest of what the style sheets use, without polyfills.
    target: ['chrome125', 'firefox126', 'safari18'],
    // Every target has it. The list of what each part imports would weigh 1.7 kB on the first page; the parts that are
    // opened most are preloaded anyway, and the others wait for one more round trip.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, found, { hostType }) => (hostType === 'html' ? found : []),
    },
    manifest: true,
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    // The demo's mock carries a whole organization; the console's own sizes are held by e2e/budgets.
    chunkSizeWarningLimit: mode === 'demo' ? 1500 : 500,
  },
  resolve: {
    alias: [
      // Radix locks scrolling with an inline style that no content security policy could name by its hash.
      { find: 'react-style-singleton', replacement: resolve('src/ui/style-singleton.ts') },
      { find: '../createLucideIcon.mjs', replacement: resolve('src/ui/create-icon.ts') },
      // The exports of the package name only its development build.
      {
        find: 'react-router',
        replacement: resolve('node_modules/react-router/dist/production/index.mjs'),
      },
    ],
  },
  // Short class names: the long ones weigh 0.2 kB on the first page.
  ...(command === 'build' && { css: { modules: { generateScopedName: '[hash:base64:5]' } } }),
  server: { port: 5173, strictPort: true },
  test: {
    include: ['{src,mocks,e2e}/**/*.test.ts'],
    // Nearly every test file loads them. As one file each, they load in half the time.
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: ['msw', 'msw/node', '@tanstack/react-query', 'valibot'],
        },
      },
    },
    // Node loads the compiled messages as they are: transforming their three large modules takes seconds.
    server: { deps: { external: [/\/src\/paraglide\//u] } },
    restoreMocks: true,
    // Many tests wait for a pace or a timer: two cores have room for five. Threads start faster than processes.
    maxWorkers: 5,
    pool: 'threads',
    // Generous, for machines that do other things too; nothing waits for it to pass.
    testTimeout: 30_000,
  },
}));
