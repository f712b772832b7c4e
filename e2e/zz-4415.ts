import { chromium } from 'playwright/test';
import { chromiumArguments, findChromium } from './chromium.ts';
import { leakedLog } from './leaked-log.ts';
import { pasteText } from './clipboard.ts';
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const shots = (process.argv[2] ?? '1440-light-en').split(',');
for (const shot of shots) {
  const [width, scheme, lang] = shot.split('-') as [string, 'light' | 'dark', string];
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    colorScheme: scheme,
    locale: lang,
  });
  page.on('console', (l) => console.log(l.text()));
  page.on('pageerror', (e) => console.log('ERR', e.message));
  await page.goto('http://localhost:4415/organizations/keywarden-demo/leaked-keys');
  await page.locator('textarea').waitFor();
  await page.screenshot({ path: `/tmp/shot-e-${shot}-0.png` });
  const t = Date.now();
  await pasteText(page, leakedLog().text);
  await page.getByRole('rowheader').nth(4).waitFor();
  console.log('first', Date.now() - t);
  await page.screenshot({ path: `/tmp/shot-e-${shot}-1.png`, fullPage: true });
  await page.locator('main progress').waitFor({ state: 'detached', timeout: 60000 });
  console.log('search', Date.now() - t);
  await page.locator('main button[data-kind=danger]').click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shot-e-${shot}-2.png` });
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.locator('main progress').waitFor({ state: 'detached', timeout: 60000 });
  await page.locator('section').last().locator('button').first().click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/shot-e-${shot}-3.png`, fullPage: true });
  await page.close();
}
await browser.close();
