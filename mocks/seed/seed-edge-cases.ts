import type { App, Attribute, Credential, LazyOrganization, Organization } from '../tables.ts';
import {
  app,
  developer,
  group,
  timeOn,
  product,
  token,
  type AppSpec,
  type KeySpec,
} from './seed-parts.ts';

const organizationName = 'keywarden-edge-cases';
const adminEmail = 'platform-admin@keywarden.example';
const person = developer(
  organizationName,
  adminEmail,
  'Olivia Park',
  'olivia.park@odd-data.example',
  '2022-03-07',
);
const appGroup = group(organizationName, adminEmail, 'odd-partners', 'Odd Partners', '2022-05-16');
const defaultOwner: App['owner'] = { kind: 'developer', id: person.developerId };

const manyKeysCount = 500;
const manyProductNames = Array.from(
  { length: 1000 },
  (_, index) => `regional-rates-${String(index + 1).padStart(4, '0')}`,
);

const unbrokenText = `com.example.partner.${'onboarding'.repeat(18)}`;

/** An app with one key for `weather` by default, and the values that the server sends instead of its fields. */
interface OddApp extends Partial<Omit<AppSpec, 'name' | 'keys'>> {
  keys?: readonly (KeySpec & { facts?: Partial<Credential> })[];
  /** replaces `attributes`; rows may be invalid */
  attributeRows?: Attribute[];
  facts?: Partial<App>;
}

function odd(name: string, { keys, attributeRows, facts, ...spec }: OddApp = {}): App {
  const specs = keys ?? [{ products: ['weather'] }];
  const made = app(organizationName, adminEmail, {
    owner: defaultOwner,
    created: '2024-05-13',
    ...spec,
    name,
    keys: specs.map(({ facts: _facts, ...key }) => key),
  });
  return {
    ...made,
    ...(attributeRows && { attributes: attributeRows }),
    credentials: made.credentials.map((key, index) => ({ ...key, ...specs[index]?.facts })),
    ...facts,
  };
}

const key = (facts: Partial<Credential>, products: KeySpec['products'] = ['weather']) => ({
  products,
  facts,
});

/** Names and notes with HTML, scripts, formulas, or characters that reverse the text direction. */
const hostileNames: readonly App[] = [
  odd('html-and-script', {
    display: '<img src=x onerror=alert(1)>',
    notes: '"><script>alert(2)</script> & <b>not bold</b>',
    callbackUrl: 'javascript:alert(3)',
    attributes: { '<u>name</u>': '<u>value</u>' },
  }),
  odd('formula', { display: '=HYPERLINK(1)' }),
  odd('formula-at-sign', { display: '@SUM(1+1)*cmd|’ /C calc’!A0' }),
  odd('turned-around', { display: 'Invoice \u202Egnp.exe' }),
  odd('two-lines', { display: 'Orders, "fast"\nand cheap' }),
];

/** Display names that are invisible or look like another name. */
const invisibleNames: readonly App[] = [
  odd('blank-name', { display: '   ' }),
  odd('zero-width-name', { display: '\u200B\u200B' }),
  odd('no-break-name', { display: '\u00A0' }),
  odd('no-break-space', { display: 'Acme\u00A0Mobile' }),
  odd('zero-width-space', { display: 'Acme\u200BPortal' }),
];

const sentTimes = (time: unknown): Pick<OddApp, 'facts' | 'keys'> => ({
  facts: { asSent: { createdAt: time, lastModifiedAt: time } },
  keys: [key({ asSent: { issuedAt: time, expiresAt: time } })],
});

/** Invalid and extreme times. */
const oddTimes: readonly App[] = [
  odd('times-empty', sentTimes('')),
  odd('times-iso', sentTimes('2024-01-01T00:00:00Z')),
  odd('times-zero', sentTimes('0')),
  odd('times-year-one', sentTimes('-62135596800000')),
  odd('times-exponent', sentTimes('1.7e12')),
  odd('times-fraction', sentTimes(1_700_000_000_000.5)),
  odd('times-null', sentTimes(null)),
];

/** Fields of the wrong type, and rows without an id or a name. */
const oddFields: readonly App[] = [
  odd('without-an-id', { facts: { appId: '' } }),
  odd('without-a-name', { facts: { name: '' } }),
  odd('name-null', { facts: { asSent: { name: null } } }),
  odd('status-missing', { facts: { status: '' } }),
  odd('scopes-as-text', {
    facts: { asSent: { scopes: 'READ WRITE' } },
    keys: [key({ asSent: { scopes: 'READ,ALERTS' } })],
  }),
  odd('attributes-null', {
    facts: {
      asSent: {
        attributes: [null, { name: 'tier', value: null }, { name: 'limit', value: 7 }, 'tier'],
      },
    },
  }),
  odd('attributes-as-text', { facts: { asSent: { attributes: 'tier=gold' } } }),
  odd('key-null', {
    keys: [key({ asSent: { consumerKey: null } }), key({})],
  }),
  odd('products-null', {
    keys: [key({ asSent: { apiProducts: [null, { apiproduct: 'weather', status: 7 }] } })],
  }),
];

/** Duplicate entries, and keys that look alike. */
const lookAlikes: readonly App[] = [
  odd('product-twice', { keys: [key({}, ['weather', ['weather', 'revoked'], 'orders'])] }),
  odd('key-twice', {
    keys: [
      key({ consumerKey: token(`${organizationName} twice`, 32) }),
      key({ consumerKey: token(`${organizationName} twice`, 32), status: 'revoked' }),
    ],
  }),
  odd('look-alike-keys', {
    keys: [
      ...[2023, 2024, 2025].map((year) =>
        key({
          consumerKey: `acme-gateway-${year}-prod-key`,
          issuedAt: timeOn(`${year}-02-01`, organizationName),
        }),
      ),
      key({ consumerKey: 'partner-1' }),
      key({ consumerKey: 'partner-2' }),
    ],
  }),
  odd('uuid-key', { keys: [key({ consumerKey: '451525bd-0a1b-4c6f-a706-6dd0950417ef' })] }),
  odd('digits-key', { keys: [key({ consumerKey: '20250117083012' })] }),
];

const oddOwners: readonly App[] = [
  odd('owner-deleted', {
    owner: { kind: 'developer', id: 'b1a2c3d4-0000-4000-8000-00000000dead' },
  }),
  odd('group-deleted', { owner: { kind: 'appgroup', id: 'dissolved-partners' } }),
  odd('without-an-owner', { owner: { kind: 'developer', id: '' } }),
  odd('of-a-group', { owner: { kind: 'appgroup', id: appGroup.name } }),
];

/** The longest texts and the most rows that Apigee allows. */
const largeApps: readonly App[] = [
  odd('long-attributes', {
    attributeRows: [
      { name: unbrokenText, value: 'v' },
      { name: 'x'.repeat(1024), value: 'y'.repeat(2048) },
    ],
    callbackUrl: `https://${'onboarding'.repeat(25)}.example/callback`,
  }),
  odd('500-keys', {
    keys: Array.from({ length: manyKeysCount }, () => ({ products: ['weather', 'orders'] })),
  }),
  odd('1000-products', { keys: [{ products: manyProductNames }] }),
];

/**
 * An organization on Apigee X with hostile, invalid and large data as real organizations have it: one app per
 * kind, named after it. Three of its apps can't be shown: they lack an ID or a name.
 */
export function seedEdgeCases(): Organization {
  const createdAt = timeOn('2022-03-01', organizationName);
  return structuredClone({
    name: organizationName,
    displayName: 'Keywarden Edge Cases',
    platform: 'x',
    environments: ['prod'],
    properties: [],
    developers: [person],
    appGroups: [appGroup],
    companies: [],
    products: [
      product(organizationName, adminEmail, 'weather', 'Weather'),
      product(organizationName, adminEmail, 'orders', 'Orders'),
      ...manyProductNames.map((name) => product(organizationName, adminEmail, name, name)),
    ],
    apps: [
      ...hostileNames,
      ...invisibleNames,
      ...oddTimes,
      ...oddFields,
      ...lookAlikes,
      ...oddOwners,
      ...largeApps,
    ],
    createdAt,
    createdBy: adminEmail,
    lastModifiedAt: createdAt,
    lastModifiedBy: adminEmail,
  });
}

/** `keywarden-edge-cases`, made at the first request for it. */
export const edgeCasesOrganization: LazyOrganization = {
  name: organizationName,
  platform: 'x',
  unlisted: true,
  make: seedEdgeCases,
};
