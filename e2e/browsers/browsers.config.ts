import { defineConfig } from 'playwright/test';
import config from '../playwright.config.ts';

// The main flow in three browsers: `npm run e2e:browsers`.
export default defineConfig(config, {
  testMatch: '*.browser.ts',
  outputDir: '../../test-results',
  workers: 2,
});
