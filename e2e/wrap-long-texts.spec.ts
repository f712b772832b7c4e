import { test } from './fixture-hosted.ts';
import { addressOf, appNamed, keyNamed, organizationWith } from './seed/odd-apps.ts';
import { expect } from './test.ts';

const unbroken = (length: number) =>
  `x${'onboarding'.repeat(Math.ceil(length / 10))}`.slice(0, length);
const attributes = [
  { name: `com.example.${unbroken(200)}`, value: 'v' },
  { name: unbroken(1024), value: unbroken(2048) },
];
const app = appNamed('long', {
  attributes: [...attributes, { name: 'Notes', value: unbroken(500) }],
  scopes: [unbroken(300), unbroken(10)],
  callbackUrl: `https://${unbroken(300)}.example`,
  owner: { kind: 'appgroup', id: 'group' },
  credentials: [
    keyNamed('Case39kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', [unbroken(200), 'weather'], {
      attributes,
      scopes: [unbroken(300)],
      status: unbroken(120),
    }),
  ],
});

test.use({
  organization: async ({}, use) => {
    const made = organizationWith(app);
    const [group] = made.appGroups;
    await use({
      ...made,
      appGroups: group ? [{ ...group, name: 'group', displayName: unbroken(200) }] : [],
    });
  },
});

for (const view of ['', '/edit'])
  test(`texts without breaks wrap${view && ' on the edit view'}`, async ({ page, hosted }) => {
    await page.goto(`${hosted.url}${addressOf(app)}${view}`);
    await expect(page.getByText(unbroken(1024), { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Loading owner…')).toHaveCount(0);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        texts: [...document.querySelectorAll('main :is(dt, dd, th, td)')]
          .filter((found) => found.clientWidth > 0 && found.scrollWidth > found.clientWidth)
          .map((found) => `${found.tagName} ${found.className} ${found.textContent.slice(0, 30)}`),
      }));
      expect(beyond.texts, `at ${width} px`).toEqual([]);
      expect(beyond.page, `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
