import { existsSync } from 'node:fs';
import { chromium, firefox, webkit } from 'playwright/test';
import { findWholeChromium, chromiumArguments } from '../chromium.ts';
import { firefoxTab } from './firefox-tab.ts';
import { playwrightTab } from './playwright-tab.ts';
import type { Tab } from './tab.ts';
import { webkitTab } from './webkit-tab.ts';

export type BrowserName = 'Chromium' | 'Firefox' | 'WebKit';

const firefoxPaths = [
  process.env['FIREFOX_PATH'] ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const miniBrowserPaths = ['x86_64', 'aarch64'].map(
  (processor) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
);

/** How to open a tab of a browser: in Playwright's own build, else in an installed one; `null` if there is none. */
export function opener(name: BrowserName): (() => Promise<Tab>) | null {
  if (name === 'Chromium') return openChromium;
  const type = { Firefox: firefox, WebKit: webkit }[name];
  if (existsSync(type.executablePath())) return async () => playwrightTab(await type.launch());
  const path = (name === 'Firefox' ? firefoxPaths : installedMiniBrowsers()).find(existsSync);
  if (path === undefined) return null;
  return () => (name === 'Firefox' ? firefoxTab(path) : webkitTab(path));
}

async function openChromium(): Promise<Tab> {
  // A whole one, as people have: without windows it refuses to copy, for example.
  const options = { executablePath: findWholeChromium(), args: chromiumArguments };
  return playwrightTab(await chromium.launch(options));
}

// MiniBrowser needs its driver and a screen.
function installedMiniBrowsers(): string[] {
  const needed = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];
  return needed.every(existsSync) ? miniBrowserPaths : [];
}
