// Shared by the tests of writes.
import { expect } from 'vitest';
import { violations } from './contract.ts';
import { edgeUrl, get, type Reply, send, xUrl } from './request.for-tests.ts';
import type { Platform } from './tables.ts';

/** A key as the replies of both platforms have it. */
export interface KeyBody {
  consumerKey: string;
  consumerSecret: string;
  status: string;
  apiProducts?: { apiproduct: string; status: string }[];
  attributes?: { name: string; value: string }[];
  scopes?: string[];
  issuedAt: string | number;
  expiresAt?: string | number;
}

/** An app as the replies of both platforms have it. */
export interface AppBody {
  name: string;
  status: string;
  attributes?: { name: string; value: string }[];
  callbackUrl?: string;
  credentials?: KeyBody[];
}

/** One owner per kind and platform, with a product that is approved automatically and one that needs approval. */
export const owners = [
  [
    'X developer',
    'x',
    `${xUrl}/developers/kwame.mensah@accrapay.example`,
    'DeveloperApp',
    ['orders', 'payments-v2'],
  ],
  [
    'X AppGroup',
    'x',
    `${xUrl}/appgroups/globex-partners`,
    'AppGroupApp',
    ['orders', 'payments-v2'],
  ],
  [
    'Edge developer',
    'edge',
    `${edgeUrl}/developers/wwitman@apigee.com`,
    'DeveloperApp',
    ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  ],
  [
    'Edge company',
    'edge',
    `${edgeUrl}/companies/phpunit`,
    'App',
    ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  ],
] as const;

/** An app that the tests create for an owner, and what they do with it. */
export function newAppOf(owner: string, platform: Platform, apiProducts: readonly string[]) {
  const url = `${owner}/apps/New%20App%20%231`;
  const read = async (): Promise<AppBody> => (await get(url)).body as AppBody;
  return {
    url,
    /** Creates the app; `more` replaces or adds fields of its body. */
    create: (more: object = {}): Promise<Reply> =>
      send('POST', `${owner}/apps`, { name: 'New App #1', apiProducts, ...more }),
    read,
    keys: async (): Promise<KeyBody[]> => (await read()).credentials ?? [],
    /** Expects a reply of X to be as published. */
    expectSchema(name: string, { body }: Reply): void {
      if (platform === 'x') expect(violations(name, body)).toEqual([]);
    },
  };
}
