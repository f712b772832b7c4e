import type {
  App,
  Attribute,
  Credential,
  Group,
  LazyOrganization,
  Organization,
  Platform,
  ProductInKey,
} from '../tables.ts';
import {
  adminEmail,
  organizationAgeMs,
  organizationWithoutApps,
  type Random,
} from './generate-owners.ts';
import {
  firstAppWords,
  secondAppWords,
  thirdAppWords,
  hostileDisplayNames,
} from './generate-words.ts';
import { alphanumeric, dayMs, generator } from './seed-parts.ts';

/** Shared by all apps of an organization while they are generated. */
interface GenerationState {
  organization: Organization;
  now: number;
  next: Random;
  /** one object per owner, shared by its apps and never changed */
  developers: readonly App['owner'][];
  groups: readonly App['owner'][];
  /** owner and name of every app generated so far */
  names: Set<string>;
}

/** For `addLazyOrganization`: a generated organization as of today 0:00 UTC, so that a reload makes the same one. */
export function lazyOrganization(what: {
  name: string;
  platform: Platform;
  apps: number;
}): LazyOrganization {
  const { name, platform } = what;
  const today = () => Math.floor(Date.now() / dayMs) * dayMs;
  return { name, platform, make: () => generatedOrganization({ ...what, now: today() }) };
}

/**
 * A large organization for tests and the demo: the same for the same arguments on every machine. It has
 * developers, AppGroups (X) or companies (Edge), 40 API products, and apps of every status, with keys
 * that are revoked, expired or expire within 30 days of `now` (ms). From 100 apps on, it has the display
 * names of `hostileDisplayNames`. No time is after `now`.
 */
export function generatedOrganization({
  name,
  platform,
  apps,
  now,
}: {
  name: string;
  platform: Platform;
  apps: number;
  now: number;
}): Organization {
  const next = generator(`${name} of ${apps} apps`);
  const counts = { developers: between(5, apps / 25, 800), groups: between(2, apps / 100, 100) };
  const organization = organizationWithoutApps(name, platform, counts, { now, next });
  const kind = platform === 'x' ? 'appgroup' : 'company';
  const groups: readonly Group[] =
    platform === 'x' ? organization.appGroups : organization.companies;
  const state: GenerationState = {
    organization,
    now,
    next,
    developers: organization.developers.map((row) => ({ kind: 'developer', id: row.developerId })),
    groups: groups.map((row) => ({ kind, id: row.name })),
    names: new Set(),
  };
  for (let index = 0; index < apps; index += 1) {
    organization.apps.push(generatedApp(state, apps < 100 ? -1 : index));
  }
  return organization;
}

function between(min: number, value: number, max: number): number {
  return Math.max(min, Math.min(max, Math.floor(value)));
}

function generatedApp(state: GenerationState, index: number): App {
  const { next, now } = state;
  const owner = pick(next() < 0.85 ? state.developers : state.groups, next);
  const { name, displayName } = uniqueName(state, owner);
  const shown = hostileDisplayNames.get(index) ?? displayName;
  const createdAt = now - dayMs - Math.floor(organizationAgeMs * squaredRandom(next) * 0.98);
  const isModified = next() < 0.6;
  return {
    appId: uuid(next),
    name,
    owner,
    status: oneOf(next, ['revoked', 0.04], ['pending', 0.02]),
    attributes: attributes(shown, next),
    callbackUrl: next() < 0.3 ? 'https://apps.keywarden.example/callback' : '',
    scopes: [],
    accessType: '',
    appFamily: 'default',
    createdAt,
    createdBy: adminEmail,
    lastModifiedAt: isModified ? createdAt + Math.floor((now - createdAt) * next()) : createdAt,
    lastModifiedBy: isModified && next() < 0.3 ? 'night-shift@keywarden.example' : adminEmail,
    credentials: credentials(state, createdAt),
  };
}

/** A name that is unique for its owner; 70 % of apps get a display name too. */
function uniqueName(
  { next, names }: GenerationState,
  owner: App['owner'],
): { name: string; displayName: string | undefined } {
  const words = [pick(firstAppWords, next), pick(secondAppWords, next), pick(thirdAppWords, next)];
  const hasDisplay = next() < 0.7;
  const plain = hasDisplay ? words.join('-').toLowerCase() : words.join(' ');
  let name = plain;
  for (let number = 2; names.has(`${owner.id} ${name}`); number += 1) name = `${plain} ${number}`;
  names.add(`${owner.id} ${name}`);
  return { name, displayName: hasDisplay ? words.join(' ') : undefined };
}

function attributes(displayName: string | undefined, next: Random): Attribute[] {
  const rows = displayName === undefined ? [] : [{ name: 'DisplayName', value: displayName }];
  if (next() < 0.1) rows.push({ name: 'Notes', value: 'Ask the owner before you change this.' });
  if (next() < 0.1) rows.push({ name: 'tier', value: next() < 0.5 ? 'gold' : 'silver' });
  return rows;
}

function credentials(state: GenerationState, createdAt: number): Credential[] {
  const { next } = state;
  const chance = next();
  const count = chance < 0.03 ? 0 : chance < 0.85 ? 1 : chance < 0.94 ? 2 : chance < 0.98 ? 3 : 4;
  const keys: Credential[] = [];
  for (let index = 0; index < count; index += 1) {
    keys.push(credential(state, createdAt, index === 0));
  }
  return keys;
}

// The first key is as old as its app.
function credential(state: GenerationState, createdAt: number, isFirst: boolean): Credential {
  const { next, now } = state;
  const issuedAt = isFirst ? createdAt : createdAt + Math.floor((now - createdAt) * next());
  return {
    consumerKey: token(next, 32),
    consumerSecret: token(next, 16),
    products: productsInKey(state),
    attributes: [],
    scopes: [],
    issuedAt,
    expiresAt: expiry(next(), issuedAt, state),
    status: oneOf(next, ['revoked', 0.04], ['pending', 0.02]),
  };
}

// 5 % have expired, 3 % expire within 30 days, 2 % within a year after that.
function expiry(chance: number, issuedAt: number, { next, now }: GenerationState): number {
  if (chance < 0.05) return issuedAt + Math.floor((now - issuedAt) * next());
  if (chance < 0.08) return now + 1 + Math.floor(30 * dayMs * next() * 0.999);
  if (chance < 0.1) return now + Math.floor((30 + 365 * next()) * dayMs);
  return -1;
}

// The first products of the table are in more keys than the last ones. The steps are coprime with the
// number of products, 40, so that no product occurs twice.
function productsInKey({ organization: { products }, next }: GenerationState): ProductInKey[] {
  if (next() < 0.02) return [];
  const count = 1 + Math.floor(4 * squaredRandom(next));
  const start = Math.floor(products.length * squaredRandom(next));
  const step = pick(productSteps, next);
  const rows: ProductInKey[] = [];
  for (let index = 0; index < count; index += 1) {
    const product = products[(start + index * step) % products.length];
    if (!product) continue;
    const pending = product.approvalType === 'manual' ? 0.12 : 0.01;
    rows.push({ name: product.name, status: oneOf(next, ['revoked', 0.03], ['pending', pending]) });
  }
  return rows;
}

const productSteps = [1, 3, 7, 9, 11, 13];

/** Each status with its probability, else `approved`. */
function oneOf(next: Random, ...chances: readonly (readonly [status: string, chance: number])[]) {
  let left = next();
  for (const [status, chance] of chances) {
    if (left < chance) return status;
    left -= chance;
  }
  return 'approved';
}

// Small numbers are more frequent. Not `**`: engines may differ in its last bit.
function squaredRandom(next: Random): number {
  const number = next();
  return number * number;
}

function pick<Row>(rows: readonly Row[], next: Random): Row {
  return rows[Math.floor(rows.length * next())] as Row;
}

const alphanumericCodes = Array.from(alphanumeric, (character) => character.charCodeAt(0));
const hexCodes = Array.from('0123456789abcdef', (character) => character.charCodeAt(0));
const dashCode = '-'.charCodeAt(0);

// Built from character codes: joining single characters takes twice the memory and time.
function token(next: Random, length: number): string {
  const codes: number[] = [];
  for (let index = 0; index < length; index += 1) {
    codes.push(alphanumericCodes[Math.floor(62 * next())] ?? 0);
  }
  return String.fromCharCode(...codes);
}

/** A version 4 UUID. */
function uuid(next: Random): string {
  const codes: number[] = [];
  for (let index = 0; index < 36; index += 1) {
    if (index === 8 || index === 13 || index === 18 || index === 23) codes.push(dashCode);
    else {
      const digit = Math.floor(16 * next());
      codes.push(hexCodes[index === 14 ? 4 : index === 19 ? (digit & 3) | 8 : digit] ?? 0);
    }
  }
  return String.fromCharCode(...codes);
}
