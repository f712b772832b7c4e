import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  Builder,
  Capabilities,
  error,
  Key as Keys,
  type WebDriver,
  type WebElement,
} from 'selenium-webdriver';
import { elementsOf, elementNamed } from './find-named.ts';
import { waitUntil, type Key, type Tab, type Target } from './tab.ts';

/**
 * A tab of WebKitGTK's MiniBrowser, on a screen of its own, driven over WebDriver. Each tab has its own driver, because
 * the driver allows one session.
 */
export async function webkitTab(executablePath: string): Promise<Tab> {
  const port = await freePort();
  const driverArguments = ['-a', '-s', '-screen 0 1280x1000x24', 'WebKitWebDriver'];
  const service = spawn('xvfb-run', [...driverArguments, `--port=${port}`], { detached: true });
  const stop = () => process.kill(-(service.pid ?? 0));
  try {
    const driver = await connect(`http://127.0.0.1:${port}`, executablePath);
    return tabOf(driver, stop);
  } catch (failure) {
    stop();
    throw failure;
  }
}

async function connect(server: string, executablePath: string): Promise<WebDriver> {
  await waitUntil('the WebKit driver', async () => {
    const status = await fetch(`${server}/status`).catch(() => null);
    return status?.ok ?? false;
  });
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: executablePath, args: ['--automation'] },
  });
  const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
  await driver.manage().window().setRect({ width: 1280, height: 950, x: 0, y: 0 });
  return driver;
}

function tabOf(driver: WebDriver, stop: () => void): Tab {
  const keyboard = (text: string) => driver.actions().sendKeys(text).perform();
  const act = (target: Target, action: (element: WebElement) => Promise<unknown>) =>
    waitUntil(target.name, () => succeeds(driver, target, action));
  return {
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    click: (target) => act(target, (element) => element.click()),
    focus: (target) =>
      act(target, (element) => driver.executeScript('arguments[0].focus()', element)),
    press: (key) => keyboard(keyCodes[key]),
    type: keyboard,
    waitFor: (target, text = '') =>
      act(target, async (element) => {
        const shown = await element.getText();
        if (!shown.includes(text)) throw new error.NoSuchElementError(shown);
      }),
    waitForFocus: (target) =>
      act(target, async (element) => {
        const hasFocus = 'return arguments[0] === document.activeElement';
        if (!(await driver.executeScript(hasFocus, element)))
          throw new error.NoSuchElementError(`${target.name} with the focus`);
      }),
    waitUntilGone: (target) =>
      waitUntil(`the end of ${target.name}`, async () => !(await find(driver, target))),
    address: () => driver.getCurrentUrl(),
    async close() {
      await driver.quit();
      stop();
    },
  };
}

const keyCodes: Record<Key, string> = {
  Enter: Keys.ENTER,
  Escape: Keys.ESCAPE,
  Tab: Keys.TAB,
  ArrowDown: Keys.ARROW_DOWN,
  ArrowUp: Keys.ARROW_UP,
  End: Keys.END,
};

function find(
  driver: WebDriver,
  { role, name, isLast = false }: Target,
): Promise<WebElement | null> {
  return driver.executeScript(elementNamed, elementsOf[role], name, isLast);
}

// An element can be removed or covered between two calls: then it is searched for again.
async function succeeds(
  driver: WebDriver,
  target: Target,
  action: (element: WebElement) => Promise<unknown>,
): Promise<boolean> {
  try {
    const element = await find(driver, target);
    if (element) await action(element);
    return Boolean(element);
  } catch (failure) {
    if (passing.some((kind) => failure instanceof kind)) return false;
    throw failure;
  }
}

const passing = [
  error.StaleElementReferenceError,
  error.ElementNotInteractableError,
  error.ElementClickInterceptedError,
  error.NoSuchElementError,
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
