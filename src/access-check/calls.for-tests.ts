const x = 'keywarden-demo';

export type CheckedCall = [environment: string, proxy: string, method: string, path: string];

const api = `https://api.${x}.example`;
const testApi = `https://test.${x}.example`;
const partners = `https://partners.${x}.example`;
/** The key in the pasted calls. */
export const pastedKey = 'Ab12Cd34Ef56Gh78';

/** Calls of the organization on X: what is pasted, and where it leads. */
export const pastedOnX: [pasted: string, call: CheckedCall][] = [
  [`${api}/weather/v1/current`, ['prod', 'weather', 'GET', '/v1/current']],
  [`${api}/weather/v1/current/`, ['prod', 'weather', 'GET', '/v1/current/']],
  [`${api}/weather/V1/current`, ['prod', 'weather', 'GET', '/V1/current']],
  [`curl ${api}/weather/v1/forecast?city=oslo`, ['prod', 'weather', 'GET', '/v1/forecast']],
  [`curl ${api}/weather/v1/forecast/oslo/7`, ['prod', 'weather', 'GET', '/v1/forecast/oslo/7']],
  [`curl -I ${api}/weather/v1/radar`, ['prod', 'weather', 'HEAD', '/v1/radar']],
  [`curl "${api}/weather"`, ['prod', 'weather', 'GET', '']],
  [`curl '${api}/weather/'`, ['prod', 'weather', 'GET', '/']],
  [`${testApi}/weather/v1/current`, ['test', 'weather', 'GET', '/v1/current']],
  [`${testApi}:443/weather/v1/alerts`, ['test', 'weather', 'GET', '/v1/alerts']],
  [`POST ${api}/payments/v2/charges`, ['prod', 'payments', 'POST', '/v2/charges']],
  [
    `curl -X POST -H 'x-apikey: ${pastedKey}' ${api}/payments/v2/charges/ch_1`,
    ['prod', 'payments', 'POST', '/v2/charges/ch_1'],
  ],
  [
    `curl -XDELETE ${api}/payments/v2/charges/ch_1`,
    ['prod', 'payments', 'DELETE', '/v2/charges/ch_1'],
  ],
  [
    `curl --url ${api}/payments/v2/refunds -d amount=1`,
    ['prod', 'payments', 'POST', '/v2/refunds'],
  ],
  [`curl -G -d amount=1 ${api}/payments/v2/refunds`, ['prod', 'payments', 'GET', '/v2/refunds']],
  [
    `curl -u ${pastedKey}:s ${api}/payments/v2/refunds --json '{}'`,
    ['prod', 'payments', 'POST', '/v2/refunds'],
  ],
  [`curl -T a.json ${api}/payments/v2/refunds`, ['prod', 'payments', 'PUT', '/v2/refunds']],
  [`curl -X POST ${testApi}/payments/v2/refunds`, ['test', 'payments', 'POST', '/v2/refunds']],
  [`${api}/commerce/orders?apikey=${pastedKey}`, ['prod', 'orders', 'GET', '/orders']],
  [`${api}/commerce/orders/42`, ['prod', 'orders', 'GET', '/orders/42']],
  [`${api}/commerce/orders/42/lines`, ['prod', 'orders', 'GET', '/orders/42/lines']],
  [
    `${api}/commerce/orders/a%20b%2F7/lines/3`,
    ['prod', 'orders', 'GET', '/orders/a%20b%2F7/lines/3'],
  ],
  [`PUT ${api}/commerce/invoices/42`, ['prod', 'orders', 'PUT', '/invoices/42']],
  [`${testApi}/commerce/orders/42`, ['test', 'orders', 'GET', '/orders/42']],
  [`${api}/commerce/identity/me`, ['prod', 'identity', 'GET', '/me']],
  [`${api}/loyalty/points`, ['prod', 'loyalty', 'GET', '/points']],
  [`${api}/geo/maps/tiles/3/4/5.png`, ['prod', 'maps', 'GET', '/tiles/3/4/5.png']],
  [`${api}/geo/maps/route`, ['prod', 'maps', 'GET', '/route']],
  [`${api}/geo/maps/ROUTE`, ['prod', 'maps', 'GET', '/ROUTE']],
  [`${api}/geo/maps/geocode`, ['prod', 'maps', 'GET', '/geocode']],
  [`https://www.${x}.example/inventory/stock`, ['prod', 'inventory', 'GET', '/stock']],
  [`${testApi}/inventory/stock`, ['test', 'inventory', 'GET', '/stock']],
  [`${partners}/shipping/labels`, ['prod', 'shipping', 'GET', '/labels']],
  [
    `curl -X PATCH "${partners}/catalogue/items/1" -H "Authorization: Basic ${btoa(`${pastedKey}:s`)}"`,
    ['prod', 'catalogue', 'PATCH', '/items/1'],
  ],
  [`${api}/analytics/export`, ['prod', 'analytics', 'GET', '/export']],
  [`${api}/tax/2026/rates`, ['prod', 'tax', 'GET', '/rates']],
  [`${api}/tax/2026`, ['prod', 'tax', 'GET', '']],
  [`${testApi}/sandbox/x`, ['test', 'sandbox', 'GET', '/x']],
  [`${testApi}/catalogue/items`, ['test', 'catalogue', 'GET', '/items']],
  [`${api}/shipping/track/7`, ['prod', 'shipping', 'GET', '/track/7']],
];

/** Calls of the organization on Edge, as they are chosen. */
export const chosenOnEdge: CheckedCall[] = ['prod', 'test'].flatMap((environment) =>
  (
    [
      ['weatherapi', 'GET', '/forecastrss'],
      ['weatherapi', 'POST', ''],
      ['weatherapi', 'GET', '/'],
      ['timetables', 'GET', '/v3/lines'],
      ['timetables', 'GET', '/V3/lines'],
      ['timetables', 'GET', '/v3/lines/'],
      ['timetables', 'GET', '/v3'],
      ['timetables', 'GET', '/v3/'],
      ['timetables', 'DELETE', '/v3/lines/1'],
      ['timetables', 'GET', '/v2/lines'],
      ['ticketing', 'POST', '/tickets'],
      ['ticketing', 'GET', ''],
      ['ticketing', 'GET', '/'],
      ['premium', 'GET', '/a'],
      ['premium', 'PUT', '/a/b'],
      ['meters', 'GET', '/readings/7'],
      ['meters', 'GET', '/'],
      ['nothing', 'GET', '/a'],
      ['phpunit', 'GET', '/a'],
      ['helloworld', 'GET', '/a'],
    ] as const
  ).map(([proxy, method, path]): CheckedCall => [environment, proxy, method, path]),
);
