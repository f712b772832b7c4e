import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { makeAllChanges, start } from './activity-scenario.ts';
import {
  appOfSeed,
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  tallViewport,
  test,
} from './test.ts';
import { allSecrets } from './secret-leaks.ts';

test.use(tallViewport);

const { x, edge } = organizations;

test('the export has every field, without keys and secrets', async ({ page, expectedNoise }) => {
  test.slow();
  expectedNoise.push(failedRequest);
  await makeAllChanges(page);
  await page.clock.setFixedTime(start + 5 * 60_000);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('keywarden-activity-2026-11-23T110500Z.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(allSecrets().filter((secret) => text.includes(secret))).toEqual([]);
  expect(JSON.parse(text)).toEqual({
    exportedAt: '2026-11-23T11:05:00.000Z',
    entries: [
      {
        ...about(x, 'Merchant Onboarding', '2026-11-23T11:00:00.000Z', {
          email: 'kwame.mensah@accrapay.example',
        }),
        level: 'product',
        key: keyIn(x, 'Merchant Onboarding'),
        product: 'payments-v2',
        ...went('approve', 'pending', 'approved'),
        ...ended('done', '2026-11-23T11:00:00.000Z', '2026-11-23T11:03:00.000Z'),
      },
      {
        ...about(x, 'Warehouse Scanner', '2026-11-23T11:01:00.000Z'),
        level: 'app',
        ...went('revoke', 'approved', 'revoked'),
        ...ended('done', '2026-11-23T11:01:00.000Z', '2026-11-23T11:04:00.000Z'),
      },
      {
        ...about(edge, 'AnotherTestApp', '2026-11-23T11:02:00.000Z'),
        level: 'product',
        key: keyIn(edge, 'AnotherTestApp'),
        product: 'Weather-Product',
        ...went('approve', 'revoked', 'revoked'),
        ...ended('failed', '2026-11-23T11:02:00.000Z', null),
        error: {
          kind: 'http',
          status: 500,
          code: 'management.500',
          message: 'Internal Server Error',
        },
      },
      {
        ...about(edge, 'Lost Property', '2026-11-23T11:03:00.000Z'),
        level: 'key',
        key: keyIn(edge, 'Lost Property'),
        ...went('revoke', 'approved', 'approved'),
        ...ended('unconfirmed', '2026-11-23T11:03:00.000Z', null),
        // It is checked repeatedly.
        finishedAt: expect.stringMatching(/^2026-11-23T11:0[345]:00\.000Z$/u) as unknown,
        durationMs: expect.any(Number) as unknown,
      },
      {
        ...about(edge, 'Metro Timetable', '2026-11-23T11:04:00.000Z'),
        level: 'key',
        key: keyIn(edge, 'Metro Timetable'),
        ...went('revoke', 'approved', null),
      },
    ],
  });
});

// Only Apigee X sends the developer's e-mail with an app.
function about(organization: string, app: string, startedAt: string, more = {}) {
  const { appId, name, owner } = appOfSeed(organization, app);
  const platform = organization === x ? 'x' : 'edge';
  return {
    startedAt,
    organization,
    platform,
    account: null,
    app: { appId, name, owner: { ...owner, ...more } },
  };
}

function keyIn(organization: string, app: string) {
  const key = keyOf(app, 0, organization);
  const digest = createHash('sha256').update(key.consumerKey).digest('hex');
  return { masked: masked(key), fingerprint: `sha256:${digest.slice(0, 16)}` };
}

function went(action: string, before: string, after: string | null) {
  return { action, before, after };
}

function ended(ending: string, finishedAt: string, gatewaysUntil: string | null) {
  return { ending, sent: true, finishedAt, durationMs: 0, gatewaysUntil, requestId: null };
}
