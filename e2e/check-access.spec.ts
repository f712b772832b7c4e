import { pasteText } from './clipboard.ts';
import {
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  tabTo,
  test,
  timeOf,
  type Page,
} from './test.ts';

const refund = 'https://api.keywarden-demo.example/payments/v2/refunds';

function accessCheck(organization: string = organizations.x): string {
  return `/organizations/${organization}/access-check`;
}

function fieldsOf(page: Page) {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  return {
    call: field('URL or curl command'),
    environment: field('Environment'),
    proxy: field('API proxy'),
    method: field('Method'),
    path: field('Path'),
    app: field('App, owner or key'),
    key: page.getByRole('combobox', { name: 'Key', exact: true }),
    verdict: page.getByRole('region', { name: 'Result' }).getByRole('status'),
  };
}

test('suggestions are counted once they are known, and Tab passes over a list that scrolls', async ({
  page,
}) => {
  await page.goto(accessCheck());
  const app = page.getByRole('combobox', { name: 'App, owner or key' });
  await app.fill('Rain');
  await expect(page.getByRole('option', { name: /^Rain Radar/ })).toBeVisible();
  await page.clock.install();
  await page.clock.pauseAt((await timeOf(page)) + 1000);
  await app.fill('e');
  const counts = page.getByRole('status').filter({ hasText: /suggestion/ });
  await expect(counts, 'of the text before').toHaveCount(0);
  await page.clock.resume();
  await expect(counts).toHaveText('60 suggestions');

  const list = page.getByRole('listbox', { name: 'App, owner or key' });
  expect(await list.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(
    true,
  );
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'API key' })).toBeFocused();
});

test('a pasted curl command is checked by keyboard, and the nearest fix leads to its switch', async ({
  page,
}) => {
  const key = keyOf('Checkout Web');
  await page.goto('/');
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Access check' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Access check' })).toBeFocused();
  const { call, method, path, app, verdict, ...fields } = fieldsOf(page);
  await tabTo(page, call);
  await pasteText(page, `curl -H 'x-apikey: ${key.consumerKey}' ${refund} -d amount=1`);
  await expect(verdict).toHaveText('Admitted by payments-v2');
  await expect(call).toHaveValue(`POST ${refund}`);
  await expect(fields.environment).toHaveValue('prod');
  await expect(fields.proxy).toHaveValue('payments');
  await expect(path).toHaveValue('/v2/refunds');
  await expect(app).toHaveValue('Checkout Web');
  await expect(fields.key.locator(':checked')).toHaveText(masked(key));

  // A name that is being typed is not judged.
  await fields.proxy.fill('pay');
  await expect(page.getByRole('option', { name: 'payments' })).toBeVisible();
  await expect(verdict).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(verdict).toHaveText('Admitted by payments-v2');

  await path.fill('/V2/refunds');
  await expect(verdict).toHaveText(
    'Uncertain: gateways disagree on upper and lower case in the path',
  );
  await path.fill('/v2/refunds');
  await method.selectOption('DELETE');
  await expect(verdict).toHaveText('Refused: 401 InvalidApiKeyForGivenResource');
  await expect(
    page.getByRole('link', { name: 'Add operations-unlimited to the key' }),
  ).toBeVisible();
  await expect(
    page.getByRole('note').filter({ hasText: 'No narrower API product opens this call.' }),
  ).toContainText('calls to every proxy');

  await method.selectOption('POST');
  await app.fill('Merchant Onb');
  await page.getByRole('option', { name: /^Merchant Onboarding/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(verdict).toHaveText('Refused: 401 InvalidApiKeyForGivenResource');
  const products = page.getByRole('table', { name: 'API products of the key' });
  await expect(products.getByRole('row', { name: /^payments-v2/ })).toHaveText(
    /PendingYesopened by \/v2\/refunds$/,
  );
  await tabTo(page, page.getByRole('link', { name: 'Approve payments-v2' }));
  await page.keyboard.press('Enter');
  const status = page.getByRole('combobox', { name: 'Status of payments-v2' });
  await expect(status).toBeFocused();
  await expect(page).toHaveURL(`${pathOf('Merchant Onboarding')}/edit`);
  await page.goBack();
  await expect(verdict).toHaveText('Refused: 401 InvalidApiKeyForGivenResource');
  await expect(path).toHaveValue('/v2/refunds');
});

test('a key that no app has is refused, and several things to change are listed in order', async ({
  page,
}) => {
  await page.goto(accessCheck());
  const { call, verdict } = fieldsOf(page);
  await call.focus();
  await pasteText(page, `curl -H 'x-apikey: Unknown0Unknown1Unknown2Unknown3' ${refund}`);
  await expect(verdict).toHaveText('Refused: 401 InvalidApiKey');
  await expect(page.getByText('No app in keywarden-demo has the key Unkn…own3.')).toBeVisible();
  const { consumerKey } = keyOf('Price Scraper');
  await call.focus();
  await pasteText(page, `curl -X POST -u ${consumerKey}:secret ${refund}`);
  await expect(verdict).toHaveText('Refused: 401 invalid_client-app_not_approved');
  const fixes = page.getByRole('region', { name: 'Result' }).getByRole('listitem');
  await expect(fixes.getByRole('link')).toHaveText([
    'Approve app Price Scraper',
    'Add payments-v2 to the key',
  ]);
});

test('without the permission for the ingress configuration, environment and proxy are chosen', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${accessCheck()}?scenario=no-ingress`);
  const { call, environment, proxy, path, verdict } = fieldsOf(page);
  await call.focus();
  await pasteText(page, `POST ${refund}?apikey=${keyOf('Checkout Web').consumerKey}`);
  await expect(page.getByText(/^The ingress configuration could not be loaded/)).toBeVisible();
  await environment.fill('pro');
  await page.getByRole('option', { name: 'prod' }).click();
  await proxy.fill('payments');
  await path.fill('v2/refunds');
  await expect(verdict).toHaveText('Admitted by payments-v2');
});

test('on Edge, a key card leads to the check, where the call is chosen', async ({ page }) => {
  await page.goto(pathOf('Platform Displays', organizations.edge));
  const key = masked(keyOf('Platform Displays', 1, organizations.edge));
  await page.getByRole('link', { name: `Check a call with key ${key}` }).click();
  const { call, environment, proxy, path, verdict, ...fields } = fieldsOf(page);
  await expect(fields.key.locator(':checked')).toHaveText(key);
  await call.fill('https://api.metrolink.example/timetables/v3/lines');
  await call.press('Enter');
  await expect(page.getByText(/^Apigee Edge does not say which proxy serves a URL/)).toBeVisible();
  await expect(page.getByText(/^This call carries no API key/)).toBeVisible();
  await expect(fields.method).toHaveValue('GET');
  await expect(path).toHaveValue('/timetables/v3/lines');
  await environment.fill('prod');
  await proxy.fill('meter');
  await expect(page.getByRole('option', { name: 'meters' })).toHaveCount(0);
  await proxy.fill('timetables');
  await path.fill('/v3/lines');
  await expect(verdict).toHaveText('Admitted by timetables');
  await page.getByRole('radio', { name: 'Access token' }).check();
  await page.getByLabel('Scopes the proxy requires').fill('lines.read lines.write');
  await expect(verdict).toHaveText('Refused: 403 InsufficientScope');
  await expect(page.getByText(/gets 401 oauth.v2.InvalidAccessToken\./)).toBeVisible();
  await expect(page.getByText('one of these scopes: lines.read, lines.write')).toBeVisible();
  await page.getByLabel('Scopes of the token').fill('lines.read');
  await expect(verdict).toHaveText('Admitted by timetables');
  await proxy.fill('ticketing');
  await expect(verdict).toHaveText('Refused: 401 InvalidAPICallAsNoApiProductMatchFound');
  await page.getByRole('radio', { name: 'API key' }).check();
  await expect(verdict).toHaveText('Refused: 401 InvalidApiKeyForGivenResource');
  await expect(page.getByRole('link', { name: 'Approve ticketing' })).toBeVisible();
});
