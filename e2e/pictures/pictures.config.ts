import { defineConfig } from 'playwright/test';
import config from '../playwright.config.ts';

export default defineConfig(config, {
  testMatch: 'pictures.ts',
  outputDir: '../../test-results',
  use: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 },
});
