import type { Browser, CDPSession, Page } from 'playwright/test';
import { fixedWork, watchText } from './page-probes.ts';

/** Lighthouse's Slow 4G, as the browser applies it: bytes a second and ms. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 184_320,
  uploadThroughput: 86_400,
};

/** A page of its own context; with `network`, on Slow 4G at 4×. */
export async function open(from: Browser, { network = false }) {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  return { page, session, close: () => context.close() };
}

/** How long a fixed piece of work takes now at 4×, in ms: it shows how fast and how busy the machine is. */
export async function timeFixedWork(from: Browser): Promise<number> {
  const { page, session, close } = await open(from, {});
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const ms = await page.evaluate(fixedWork);
  await close();
  return ms;
}

/** The ms from a press of Enter to an open Status list, which is then closed again. */
export async function timeStatusList(page: Page): Promise<number> {
  const opened = page.evaluate(watchText, 'ApproveRevoke');
  await page.getByRole('combobox', { name: 'Status of orders' }).press('Enter');
  const { ms } = await opened;
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  return ms;
}

/** Loads all apps of a list that shows a part of them. `all` is what the list then says. */
export async function loadAll(page: Page, all: string) {
  const button = page.getByRole('button', { name: 'Load all apps' });
  await button.click();
  await page.getByText(all, { exact: true }).waitFor({ timeout: 120_000 });
  await page.getByText(/^All apps loaded/u).waitFor();
}

export function countNodes(): number {
  return document.querySelectorAll('*').length;
}
