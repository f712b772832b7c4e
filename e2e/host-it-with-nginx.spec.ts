import { hashesOfBuild, hashesOfPolicy } from './csp-hashes.ts';
import { useRealConnection } from './real-connection.ts';
import { expect, organizations, test } from './test.ts';

const real = useRealConnection();

test.beforeEach(async ({ page }) => {
  await page.goto(real.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the policy allows exactly the inline code of the build', () => {
  const build = hashesOfBuild();
  expect(build.script, 'src/boot.ts').toHaveLength(1);
  expect(hashesOfPolicy(), 'docs/nginx.conf needs the hashes of this build').toEqual(build);
});

test('pages, scripts and the configuration have the right cache headers', async ({ request }) => {
  const page = await request.get(`${real.url}/organizations/a%2Fb/apps`);
  expect(page.headers()).toMatchObject({
    'content-type': 'text/html',
    'content-encoding': 'gzip',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  });
  const html = await page.text();
  expect(html, 'the configuration is in the page').toContain('"name":"Shop on X"');
  const style = await request.get(real.url + (/\/assets\/[\w-]+\.css/u.exec(html)?.[0] ?? ''));
  expect(style.headers()).toMatchObject({
    'content-type': 'text/css',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const config = await request.get(`${real.url}/config.json`);
  expect(config.headers()).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-cache',
  });
  for (const path of ['/assets/gone.js', '/.vite/manifest.json']) {
    const missing = await request.get(real.url + path);
    expect(missing.status(), path).toBe(404);
    expect(missing.headers()['cache-control'], path).toBeUndefined();
    expect(missing.headers()['content-security-policy'], path).toContain("default-src 'none'");
  }
});

test('without config.json the page shows “Not connected”', async ({ page }) => {
  real.configure(undefined);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Not connected' })).toBeVisible();
});

test('other sites can’t embed the console in a frame', async ({ page, expectedNoise }) => {
  expectedNoise.push(/frame-ancestors 'none'/u);
  await page.goto(`http://${real.hosts.withoutCors}`);
  await page.setContent(
    `<html lang="en"><title>Other</title><main><h1>Other</h1><iframe title="Bait" src="${real.url}"></iframe></main>`,
  );
  // Chromium's error page.
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  await expect(page.frameLocator('iframe').getByRole('banner')).toHaveCount(0);
});

test('the proxy for Edge does not change paths, and refuses requests from other sites', async ({
  request,
}) => {
  const path = `/v1/organizations/${organizations.edge}/developers/a%40b.example/apps/a%2Fb%20%25`;
  const from = (headers: Record<string, string>) =>
    request.post(`${real.url}/edge${path}?action=revoke`, { headers });
  const own = new URL(real.url);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: real.url },
    { origin: 'http://elsewhere.example' },
    { origin: `http://${own.hostname}` },
    { origin: 'null' },
  ])
    expect((await from(headers)).status(), JSON.stringify(headers)).toBe(403);
  expect((await request.get(`${real.url}/edge/v2/organizations`)).status()).toBe(404);
  expect(real.received.edge).toEqual([]);

  for (const headers of [{}, { origin: real.url }, { 'sec-fetch-site': 'same-origin' }]) {
    const reply = await from(headers);
    expect(reply.headers()['cache-control'] ?? 'no-store').toBe('no-store');
  }
  expect(real.received.edge.map(({ target }) => target)).toEqual(
    Array(3).fill(`${path}?action=revoke`),
  );
});
