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
  // Many tests wait for a pace, a clock or a page to load: two cores have room for three.
  workers: 3,
  // Generous, for machines that do other things too; nothing waits for them to pass.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: onServer ? 1 : 0,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${demoPort}`,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    // Nothing is half faded in when it is looked at.
    contextOptions: { reducedMotion: 'reduce' },
    // Each test would pay for the one that fails.
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
