import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright/test';

const named = process.env['CHROMIUM_PATH'];
/** Without a window system inside, it needs a third less time. */
const shells = ['/usr/bin/chromium-headless-shell'];
const whole = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds the browser for the tests: Chromium without a window system if it is installed, else a whole one.
 *
 * @returns the path of its executable
 * @throws Error when there is none and none can be installed
 */
export function findChromium(): string {
  const installed = firstThere([named, ...shells]);
  if (installed) return installed;
  const found = findWholeChromium();
  // Where Debian's package had to be installed, that of the shell was too.
  return firstThere(shells) ?? found;
}

/**
 * Finds a browser that has what only a whole one has, such as the back-forward cache: an installed Chrome or Chromium,
 * else Playwright's, else Debian's. Installs one if none is there.
 *
 * @returns the path of its executable
 * @throws Error when none of the three is available
 */
export function findWholeChromium(): string {
  const places = [named, ...whole, chromium.executablePath()];
  const found = firstThere(places);
  if (found) return found;
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  tryTo('npx', ['playwright', 'install', 'chromium']);
  if (!existsSync(chromium.executablePath()) && isDebianRoot) {
    tryTo('apt-get', ['update', '-qq']);
    tryTo('apt-get', ['install', '-y', '-qq', 'chromium']);
    // A command of its own, because not every Debian has the package.
    tryTo('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']);
  }
  const fetched = firstThere(places);
  if (!fetched) throw new Error('No Chromium found. Install one, or name it in CHROMIUM_PATH.');
  return fetched;
}

/** Root can't use the sandbox, and these services must not use the network. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Turns off two extra renderers per window for the address bar's popups. Only the last such switch counts, so
  // this list also has the features that Playwright turns off and that matter here.
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
    // findWholeChromium tries the next way, and throws when none is left.
  }
}
