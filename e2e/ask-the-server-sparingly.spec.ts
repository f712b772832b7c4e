import { changeStatus } from './statuses.ts';
import { expect, pathOf, test, watchRequests } from './test.ts';

const organization = '/v1/organizations/keywarden-demo';
const app = pathOf('Checkout Web').replace('/organizations/keywarden-demo', organization);

test('list, edit, revoke and back take four requests, and the list is not loaded again', async ({
  page,
}) => {
  const { all, underWay } = watchRequests(page, '/v1/');
  await page.goto('/organizations/keywarden-demo/apps?q=checkout+web');
  const row = page.getByRole('row', { name: /^Checkout Web / });
  await expect(row).toContainText('Approved');
  await expect
    .poll(() => all.toSorted())
    .toEqual([
      `GET ${organization}/apiproducts`,
      `GET ${organization}/appgroups`,
      `GET ${organization}/apps`,
      `GET ${organization}/developers`,
    ]);
  await expect.poll(underWay).toBe(0);

  all.length = 0;
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const status = page.getByRole('combobox', { name: 'App status' });
  await expect(status).toHaveText('Approved');
  await expect.poll(() => all).toEqual([`GET ${app}`]);
  await expect.poll(underWay).toBe(0);

  await changeStatus(page, status, 'Revoke');
  await page.goBack();
  await expect(row).toContainText('Revoked');
  await expect.poll(underWay).toBe(0);
  // The pre-write read, the change, and the read that verifies it.
  expect(all.slice(1)).toEqual([
    `GET ${app}`,
    `POST ${organization}/developers/amelia.hart%40brightcart.example/apps/Checkout%20Web`,
    `GET ${app}`,
  ]);
});
