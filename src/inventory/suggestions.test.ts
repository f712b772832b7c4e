import { expect, test } from 'vitest';
import { appStoreOf, owner, plain } from './export/export.for-tests.ts';
import { suggestionsIn, type SuggestionQuery } from './suggestions.ts';

const ada = { ...owner, label: 'ada@brightcart.test', fullName: 'Ada Lovelace' };
const [credential] = plain.credentials;

function storeOf() {
  const products = (...names: string[]) =>
    credential && {
      credentials: [
        { ...credential, products: names.map((name) => ({ name, status: 'approved' })) },
      ],
    };
  const appStore = appStoreOf(
    { name: 'map-tiles', displayName: 'Café Map', ...products('orders', 'premium-weather') },
    {
      name: 'weather-kiosk',
      displayName: 'weather-kiosk',
      owner: { kind: 'appgroup', id: 'northwind', email: '' },
      ...products('orders', 'weather'),
    },
    { name: 'map-tiles', owner: { kind: 'developer', id: 'dev-9', email: 'lone@sidegig.test' } },
  );
  const group = { kind: 'appgroup', id: 'northwind', label: 'Northwind Logistics' } as const;
  appStore.setOwners([ada, { ...group, fullName: '', status: 'active' }]);
  return appStore;
}

const query: SuggestionQuery = { field: 'owner', text: '', known: [], language: 'en', limit: 10 };

test.each<[Partial<SuggestionQuery>, string[]]>([
  [{ text: '' }, ['ada@brightcart.test', 'lone@sidegig.test', 'Northwind Logistics']],
  [{ text: 'WIND' }, ['Northwind Logistics']],
  [{ text: 'lovel' }, ['ada@brightcart.test']],
  [{ text: 'nobody' }, []],
  [{ field: 'product', text: 'weath' }, ['weather', 'premium-weather']],
  [{ field: 'product', text: '', limit: 2 }, ['orders', 'payments']],
  [{ field: 'name', text: 'cafe' }, ['map-tiles']],
  [{ field: 'name', text: 't' }, ['map-tiles', 'weather-kiosk']],
])('%j suggests %j', (changes, values) => {
  const { found } = suggestionsIn(storeOf(), { ...query, ...changes });
  expect(found.map(({ value }) => value)).toEqual(values);
});

test('suggests a value once, with its other name, also from a list that no app has', () => {
  const known = [
    { value: 'orders', detail: 'Orders API' },
    { value: 'unused', detail: 'unused' },
  ];
  const products = suggestionsIn(storeOf(), { ...query, field: 'product', known });
  expect(products.found).toContainEqual({ value: 'orders', detail: 'Orders API' });
  expect(products.found).toContainEqual({ value: 'unused', detail: '' });
  expect(products.count).toBe(5);
  const byDetail = { ...query, field: 'product' as const, text: 'orders a', known };
  expect(suggestionsIn(storeOf(), byDetail).found.map(({ value }) => value)).toEqual(['orders']);
});

test('counts all values, also those beyond the limit', () => {
  const answer = suggestionsIn(storeOf(), { ...query, limit: 1 });
  expect(answer.found.map(({ value }) => value)).toEqual(['ada@brightcart.test']);
  expect(answer.count).toBe(3);
});
