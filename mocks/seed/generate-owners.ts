import type { Attribute, Developer, Group, Organization, Platform, Product } from '../tables.ts';
import {
  companyNames,
  firstNames,
  groupNameEndings,
  lastNames,
  productTopics,
} from './generate-words.ts';
import { dayMs, developer, group, product } from './seed-parts.ts';

/** Who made everything in a generated organization. */
export const adminEmail = 'platform-admin@keywarden.example';

/** How old a generated organization is, in ms. */
export const organizationAgeMs = 9 * 365 * dayMs;

/** Random numbers in [0, 1), always the same ones. */
export type Random = () => number;

/** The seed builders have fixed dates; here each row is created between the organization and `now`. */
function creationTimes(now: number, next: Random): { createdAt: number; lastModifiedAt: number } {
  const createdAt = now - Math.floor(organizationAgeMs * (0.3 + 0.7 * next()));
  return { createdAt, lastModifiedAt: createdAt };
}

function status(next: Random): string {
  return next() < 0.03 ? 'inactive' : 'active';
}

// Pairs of a first and a last name are unique up to firstNames × lastNames, and so are e-mails.
function person(index: number): { name: string; email: string } {
  const round = Math.floor(index / firstNames.length);
  const first = firstNames[index % firstNames.length] ?? '';
  const last = lastNames[(index + round) % lastNames.length] ?? '';
  const company = companyNames[index % companyNames.length] ?? '';
  return {
    name: `${first} ${last}`,
    email: `${ascii(first)}.${ascii(last)}@${company.toLowerCase()}.example`,
  };
}

function ascii(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').toLowerCase();
}

/** `many` developers, at most 1,600, with lower-case e-mails; about 3 % inactive. */
function generatedDevelopers(
  organization: string,
  many: number,
  { now, next, companies }: { now: number; next: Random; companies: readonly Group[] },
): Developer[] {
  return Array.from({ length: many }, (_, index) => {
    const { name, email } = person(index);
    const company = companies[index % 10 === 0 ? index % companies.length : -1];
    return developer(organization, adminEmail, name, email, '2020-01-01', {
      status: status(next),
      companies: company ? [company.name] : [],
      ...creationTimes(now, next),
    });
  });
}

/** `many` AppGroups (X) or companies (Edge), at most 100; the second one is inactive, and others. */
function generatedGroups(
  organization: string,
  platform: Platform,
  many: number,
  { now, next }: { now: number; next: Random },
): Group[] {
  return Array.from({ length: many }, (_, index) => {
    const company = companyNames[index % companyNames.length] ?? '';
    const displayName = `${company} ${groupNameEndings[Math.floor(index / companyNames.length)] ?? ''}`;
    const name = displayName.toLowerCase().replace(' ', '-');
    return group(organization, adminEmail, name, displayName, '2020-01-01', {
      status: index === 1 ? 'inactive' : status(next),
      ...(platform === 'x' ? { appGroupId: `${name}-id`, channelId: 'partners' } : {}),
      ...creationTimes(now, next),
    });
  });
}

/** 40 API products, every fourth with manual approval; no display name is the internal name. */
function generatedProducts(organization: string, now: number): Product[] {
  const createdAt = now - organizationAgeMs;
  return productTopics.map((displayName, index) => {
    const slug = displayName.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    return product(organization, adminEmail, `${slug}-v${1 + (index % 3)}`, displayName, {
      approvalType: index % 4 === 1 ? 'manual' : 'auto',
      proxies: [slug],
      createdAt,
      lastModifiedAt: createdAt,
    });
  });
}

/** What clients read to tell how a platform pages (docs/apigee-api.md, "Response shapes"). */
function propertiesOf(platform: Platform): Attribute[] {
  return platform === 'x'
    ? [
        { name: 'features.hybrid.enabled', value: 'true' },
        { name: 'features.mart.connect.enabled', value: 'true' },
      ]
    : [
        { name: 'features.isSmbOrganization', value: 'false' },
        { name: 'features.isCpsEnabled', value: 'true' },
      ];
}

/** An organization that has its owners and products, and no apps yet. */
export function organizationWithoutApps(
  name: string,
  platform: Platform,
  many: { developers: number; groups: number },
  { now, next }: { now: number; next: Random },
): Organization {
  const groups = generatedGroups(name, platform, many.groups, { now, next });
  const companies = platform === 'edge' ? groups : [];
  return {
    name,
    displayName: name,
    platform,
    environments: ['prod', 'test'],
    properties: propertiesOf(platform),
    developers: generatedDevelopers(name, many.developers, { now, next, companies }),
    appGroups: platform === 'x' ? groups : [],
    companies,
    products: generatedProducts(name, now),
    apps: [],
    generated: true,
    createdAt: now - organizationAgeMs,
    createdBy: adminEmail,
    lastModifiedAt: now - organizationAgeMs,
    lastModifiedBy: adminEmail,
  };
}
