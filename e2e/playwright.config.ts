import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from './chromium.ts';

const demoPort = Number(process.env['DEMO_PORT'] ?? 4173);
const onServer = Boolean(process.env['CI']);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: onServer,
  // Many tests wait for a rate limit, a clock or a page, so two cores can run three.
  workers: 3,
  // Generous, for busy machines. No test waits for a timeout.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: onServer ? 1 : 0,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${demoPort}`,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    // No check during an animation.
    contextOptions: { reducedMotion: 'reduce' },
    // Off in CI: it slows every test.
    screenshot: onServer ? 'off' : 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
  webServer: {
    command: `npm run preview:demo -- --port ${demoPort} --strictPort`,
    cwd: '..',
    port: demoPort,
    reuseExistingServer: !onServer,
  },
});
