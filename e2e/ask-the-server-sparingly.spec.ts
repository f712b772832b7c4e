import type { Request } from 'playwright/test';
import { choose, confirmRevoke, expect, test, type Page } from './test.ts';

test('list, edit, revoke and back take four requests, and the list is not read again', async ({
  page,
}) => {
  const asked = requestsOf(page);
  await page.goto('/organizations/keywarden-demo/apps?q=checkout+web');
  const row = page.getByRole('row', { name: /^Checkout Web / });
  await expect(row).toContainText('Approved');
  await expect.poll(() => asked.underWay()).toBe(0);
  expect(asked.all.toSorted()).toEqual([
    'GET /v1/organizations',
    'GET /v1/organizations/keywarden-demo/appgroups',
    'GET /v1/organizations/keywarden-demo/apps',
    'GET /v1/organizations/keywarden-demo/developers',
  ]);

  asked.all.length = 0;
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const status = page.getByRole('combobox', { name: 'App status' });
  await expect(status).toHaveText('Approved');
  await expect.poll(() => asked.underWay()).toBe(0);
  const toOpen = asked.all.splice(0);

  await choose(page, status, 'Revoke');
  await confirmRevoke(page);
  await expect(status).toHaveText('Revoked');
  const app = /\/apps\/[\w-]{36}$/;
  expect(asked.all).toEqual([
    'POST /v1/organizations/keywarden-demo/developers/amelia.hart%40brightcart.example/apps/Checkout%20Web',
    expect.stringMatching(app),
  ]);

  await page.goBack();
  await expect(row).toContainText('Revoked');
  await expect.poll(() => asked.underWay()).toBe(0);
  expect(asked.all).toHaveLength(2);
  expect([...toOpen, ...asked.all].length).toBeLessThanOrEqual(4);
});

/** Every request to the API, and how many have no answer yet. */
function requestsOf(page: Page) {
  const all: string[] = [];
  let begun = 0;
  let ended = 0;
  const isOurs = (url: string) => url.includes('/v1/');
  page.on('request', (request) => {
    if (!isOurs(request.url())) return;
    begun += 1;
    all.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const end = (request: Request) => {
    if (isOurs(request.url())) ended += 1;
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return { all, underWay: () => begun - ended };
}
