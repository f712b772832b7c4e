import { createServer } from 'vite';
import { expect, test } from './test.ts';

// What Vite and React tell developers on every page.
const ownMessages = [/^debug: \[vite\]/u, /Download the React DevTools/u];

test('npm start: the list and an edit view open without a message of React', async ({
  page,
  expectedNoise,
  afterwards,
}) => {
  expectedNoise.push(...ownMessages);
  const server = await createServer({ mode: 'demo', logLevel: 'error', server: { port: 0 } });
  afterwards(() => server.close());
  await server.listen();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toBeVisible();
});
