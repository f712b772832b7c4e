import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright/test';

const installed = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser the tests run in: an installed Chrome or Chromium, else Playwright's own, else Debian's. A
 * fresh machine needs nothing by hand.
 *
 * @returns the path of its executable
 * @throws Error when none of the three is to be had
 */
export function findChromium(): string {
  const found = firstThere(installed) ?? firstThere([chromium.executablePath()]);
  if (found) return found;
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  tryTo('npx', ['playwright', 'install', 'chromium']);
  if (!existsSync(chromium.executablePath()) && isDebianRoot) {
    tryTo('apt-get', ['update', '-qq']);
    tryTo('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const fetched = firstThere([chromium.executablePath(), ...installed]);
  if (!fetched) throw new Error('No Chromium found. Install one, or name it in CHROMIUM_PATH.');
  return fetched;
}

/** Chromium as root has no sandbox to use, and none of these services may reach for the network. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Each window would make two more renderers, for the lists below an address bar that nobody sees. The last
  // such switch counts, so what Playwright itself turns off, of what matters here, stands in it as well.
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'AimEnabled',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'ThirdPartyStoragePartitioning',
  ].join()}`,
];

function firstThere(paths: (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && path !== '' && existsSync(path));
}

function tryTo(command: string, parameters: string[]): void {
  try {
    execFileSync(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    // The next way is tried; findChromium says so when none was left.
  }
}
