// Shared by the tests of writes.
import { edgeUrl, xUrl } from './request.for-tests.ts';

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
