import { expect, test } from './test.ts';

test('a scan finds a fault of a part that appears on a page that was scanned before', async ({
  page,
  scan,
}) => {
  await page.goto(
    'data:text/html,<html lang="en"><title>Keys</title><main><h1>Keys</h1><p>Two keys</p></main></html>',
  );
  await scan();
  const main = page.locator('main');
  await main.evaluate((part) => part.insertAdjacentHTML('beforeend', '<input id="added">'));
  await expect(scan()).rejects.toThrow('"id": "label"');
  await main.locator('#added').evaluate((input) => input.remove());
  const paragraph = page.getByText('Two keys');
  await paragraph.evaluate((element) => (element.style.color = '#ccc'));
  await expect(scan()).rejects.toThrow('"id": "color-contrast"');
  await paragraph.evaluate((element) => element.removeAttribute('style'));
});
