import type { Attribute, Developer, Group, Organization, Platform, Product } from '../tables.ts';
import {
  companyNames,
  firstNames,
  groupNameEndings,
  lastNames,
  productTopics,
} from './generate-words.ts';
import { dayMs, developer, group, product } from './seed-parts.ts';

/** The author of every row in a generated organization. */
export const adminEmail = 'platform-admin@keywarden.example';

/** The age of a generated organization. */
export const organizationAgeMs = 9 * 365 * dayMs;

/** A generator of numbers in [0, 1) that returns the same sequence every time. */
export type Random = () => number;

/** A creation time between that of the organization and `now`; replaces the fixed dates of the seed builders. */
function creationTimes(now: number, next: Random): { createdAt: number; lastModifiedAt: number } {
  const createdAt = now - Math.floor(organizationAgeMs * (0.3 + 0.7 * next()));
  return { createdAt, lastModifiedAt: createdAt };
}

function status(next: Random): string {
  return next() < 0.03 ? 'inactive' : 'active';
}

// Names and e-mails are unique up to firstNames × lastNames people.
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

/** Developers, at most 1,600, with lower-case e-mails; about 3 % are inactive. */
function generatedDevelopers(
  organization: string,
  count: number,
  { now, next, companies }: { now: number; next: Random; companies: readonly Group[] },
): Developer[] {
  return Array.from({ length: count }, (_, index) => {
    const { name, email } = person(index);
    const company = companies[index % 10 === 0 ? index % companies.length : -1];
    return developer(organization, adminEmail, name, email, '2020-01-01', {
      status: status(next),
      companies: company ? [company.name] : [],
      ...creationTimes(now, next),
    });
  });
}

/** AppGroups (X) or companies (Edge), at most 100; the second one and about 3 % are inactive. */
function generatedGroups(
  organization: string,
  platform: Platform,
  count: number,
  { now, next }: { now: number; next: Random },
): Group[] {
  return Array.from({ length: count }, (_, index) => {
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

/** 40 API products, every fourth with manual approval; display names differ from names. */
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

/** The properties that tell clients how lists are paged (docs/apigee-api.md, "Response shapes"). */
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

/** An organization with owners and products, still without apps. */
export function organizationWithoutApps(
  name: string,
  platform: Platform,
  counts: { developers: number; groups: number },
  { now, next }: { now: number; next: Random },
): Organization {
  const groups = generatedGroups(name, platform, counts.groups, { now, next });
  const companies = platform === 'edge' ? groups : [];
  return {
    name,
    displayName: name,
    platform,
    environments: ['prod', 'test'],
    properties: propertiesOf(platform),
    developers: generatedDevelopers(name, counts.developers, { now, next, companies }),
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
