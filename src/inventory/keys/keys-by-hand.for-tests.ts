import type { App, Credential, Organization } from '../../../mocks/tables.ts';

// What a view of the keys should show, worked out from the tables of the mock. It uses nothing of what it checks.

const dayMs = 86_400_000;

/** A key of the tables, with its app. */
export interface KeyByHand {
  app: App;
  key: Credential;
}

function is(status: string | undefined, word: string): boolean {
  return status?.toLowerCase() === word;
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function ownerOf(organization: Organization, { owner }: App) {
  if (owner.kind === 'developer') {
    const found = organization.developers.find(({ developerId }) => developerId === owner.id);
    const fullName = `${found?.firstName ?? ''} ${found?.lastName ?? ''}`;
    return { label: found?.email ?? owner.id, status: found?.status, names: [fullName] };
  }
  const groups = owner.kind === 'appgroup' ? organization.appGroups : organization.companies;
  const found = groups.find(({ name }) => name === owner.id);
  return { label: found?.displayName || owner.id, status: found?.status, names: [owner.id] };
}

export function shownName({ name, attributes }: App): string {
  return attributes.find((attribute) => attribute.name === 'DisplayName')?.value || name;
}

function endOf({ expiresAt }: Credential): number {
  return expiresAt === undefined || expiresAt <= 0 ? Infinity : expiresAt;
}

/** The reason that a verdict leads with; empty = it works for some product. */
function blockOf(organization: Organization, { app, key }: KeyByHand, now: number): string {
  const statuses = key.products.map(({ status }) => status);
  const steps: [string, string][] = [
    ['key', key.status],
    ['app', app.status],
  ];
  for (const [level, status] of steps) {
    if (is(status, 'approved')) continue;
    return is(status, 'revoked') || is(status, 'pending')
      ? `${level}-${status.toLowerCase()}`
      : 'unknown-status';
  }
  const { status: ofOwner } = ownerOf(organization, app);
  if (ofOwner !== undefined && !is(ofOwner, 'active'))
    return is(ofOwner, 'inactive') ? 'owner-inactive' : 'unknown-status';
  if (endOf(key) <= now) return 'key-expired';
  if (statuses.length === 0) return 'product-missing';
  if (statuses.some((status) => is(status, 'approved'))) return '';
  for (const word of ['revoked', 'pending'])
    if (statuses.some((status) => is(status, word))) return `product-${word}`;
  return 'unknown-status';
}

function stateOf(organization: Organization, found: KeyByHand, now: number): string {
  if (blockOf(organization, found, now) !== '') return 'blocked';
  return ownerOf(organization, found.app).status === undefined ? 'unsure' : 'usable';
}

/** The keys that a view shows, in its order, and the counts of its states. @param apps in the order of the list */
export function keysByHand(
  organization: Organization,
  apps: readonly App[],
  search: string,
  now: number,
) {
  const params = new URLSearchParams(search);
  const param = (name: string) => params.get(name) ?? '';
  const all: KeyByHand[] = apps.flatMap((app) =>
    app.credentials
      .toSorted((one, other) => other.issuedAt - one.issuedAt)
      .map((key) => ({ app, key })),
  );
  const copies = new Map<string, number>();
  for (const { key } of all) copies.set(key.consumerKey, (copies.get(key.consumerKey) ?? 0) + 1);
  const found = all.filter((one) => passes(organization, one, { params, copies, now }));
  const states = found.map((one) => stateOf(organization, one, now));
  const countOf = (state: string) => states.filter((other) => other === state).length;
  const shown = found.filter((_, at) => !param('state') || states[at] === param('state'));
  return {
    total: all.length,
    keys: inOrder(organization, shown, param('sort') || '-issued', now),
    counts: {
      all: found.length,
      usable: countOf('usable'),
      unsure: countOf('unsure'),
      blocked: countOf('blocked'),
    },
  };
}

interface KeySearch {
  params: URLSearchParams;
  /** in how many apps each key is */
  copies: ReadonlyMap<string, number>;
  now: number;
}

function passes(
  organization: Organization,
  found: KeyByHand,
  { params, copies, now }: KeySearch,
): boolean {
  const { app, key } = found;
  const { label, names } = ownerOf(organization, app);
  const products = key.products.map(({ name }) => name);
  const statuses = [app.status, key.status, ...key.products.map(({ status }) => status)];
  const same = (name: string, ...values: string[]) =>
    !params.has(name) || values.some((value) => plainly(value) === plainly(params.get(name) ?? ''));
  const part = (name: string, ...values: string[]) =>
    !params.has(name) ||
    values.some((value) => plainly(value).includes(plainly(params.get(name) ?? '')));
  const ends = endOf(key);
  const expiry = params.get('expires');
  const isExpiry =
    expiry === null ||
    (expiry === 'expired' && ends <= now) ||
    (expiry === 'never' && ends === Infinity) ||
    (ends > now && ends <= now + Number(expiry) * dayMs);
  const conditions: Record<string, boolean> = {
    pending: statuses.some((status) => is(status, 'pending')),
    old: key.issuedAt < now - 365 * dayMs,
    shared: (copies.get(key.consumerKey) ?? 0) > 1,
  };
  const q = params.get('q') ?? '';
  return (
    same('owner', label, app.owner.id) &&
    part('owner-part', label, ...names) &&
    same('product', ...products) &&
    part('product-part', ...products) &&
    same('name', app.name) &&
    part('name-part', app.name, shownName(app)) &&
    isExpiry &&
    (!params.has('reason') || params.get('reason') === blockOf(organization, found, now)) &&
    params.getAll('is').every((condition) => conditions[condition] === true) &&
    (part('q', shownName(app), app.name, app.appId, label, app.owner.id, ...products) ||
      (q.length >= 8 && key.consumerKey.startsWith(q)))
  );
}

const words = new Intl.Collator('en', { numeric: true });

const accessOrder = [
  '',
  'unsure',
  'key-revoked',
  'key-pending',
  'key-expired',
  'app-revoked',
  'app-pending',
  'owner-inactive',
  'product-revoked',
  'product-pending',
  'product-missing',
  'unknown-status',
];

function inOrder(
  organization: Organization,
  keys: readonly KeyByHand[],
  sort: string,
  now: number,
): KeyByHand[] {
  const mask = ({ key: { consumerKey } }: KeyByHand) =>
    consumerKey.length < 16 ? '~' : consumerKey.slice(0, 4) + consumerKey.slice(-4);
  const access = (found: KeyByHand) => {
    if (stateOf(organization, found, now) === 'unsure') return 1;
    const isPartly =
      blockOf(organization, found, now) === '' &&
      found.key.products.some(({ status }) => !is(status, 'approved'));
    return isPartly ? 0.5 : accessOrder.indexOf(blockOf(organization, found, now));
  };
  const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  const compare: Record<string, (one: KeyByHand, other: KeyByHand) => number> = {
    key: (one, other) => text(mask(one), mask(other)),
    app: (one, other) => words.compare(shownName(one.app), shownName(other.app)),
    owner: (one, other) =>
      words.compare(ownerOf(organization, one.app).label, ownerOf(organization, other.app).label),
    products: (one, other) => one.key.products.length - other.key.products.length,
    verdict: (one, other) => access(one) - access(other),
    issued: (one, other) => one.key.issuedAt - other.key.issuedAt,
    expires: (one, other) =>
      endOf(one.key) === endOf(other.key) ? 0 : endOf(one.key) - endOf(other.key),
  };
  const by = compare[sort.replace('-', '')];
  if (!by) throw new Error(`no column ${sort}`);
  return keys.toSorted((one, other) => (sort.startsWith('-') ? by(other, one) : by(one, other)));
}
