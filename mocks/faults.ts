import { delay, HttpResponse } from 'msw';
import {
  alreadyExists,
  appIdNotFound,
  appNotFound,
  invalid,
  Refusal,
  refused,
  unauthenticated,
} from './refusal.ts';
import type { Platform } from './tables.ts';

/** What a scenario sends instead of, or after, the reply from the tables. */
export type Fault =
  | 'unauthorized'
  | 'forbidden'
  | 'app-not-found'
  | 'name-taken'
  | 'product-limit'
  | 'attribute-limit'
  | 'rate-limited'
  | 'server-error'
  | 'html'
  | 'bad-gateway'
  | 'unavailable'
  | 'gateway-timeout'
  | 'network-error'
  | 'silence';

/** What a request is about, for the error body. */
export interface FaultTarget {
  platform: Platform;
  organization: string;
  /** the app in the path, and its owner where the path has one */
  app?: { name: string; owner?: string } | undefined;
}

/** The reply of a fault; `retryAfter` in s. Silence never replies. */
export async function faultReply(
  kind: Fault,
  { platform, organization, app }: FaultTarget,
  retryAfter: number | undefined,
): Promise<Response> {
  switch (kind) {
    case 'unauthorized':
      return refused(platform, unauthenticated(platform));
    case 'forbidden':
      return refused(
        platform,
        new Refusal(
          403,
          undefined,
          platform === 'x' ? 'The caller does not have permission' : 'Forbidden',
        ),
      );
    case 'app-not-found':
      return refused(
        platform,
        app?.owner === undefined
          ? appIdNotFound(app?.name ?? '', organization)
          : appNotFound(app.name, app.owner),
      );
    case 'name-taken':
      return refused(platform, alreadyExists('App', app?.name ?? ''));
    case 'product-limit':
      return refused(platform, invalid(platform, 'At most 50 API products are allowed'));
    case 'attribute-limit':
      return refused(platform, invalid(platform, 'At most 18 attributes are allowed'));
    case 'rate-limited':
      return refused(
        platform,
        new Refusal(
          429,
          undefined,
          platform === 'x'
            ? "Quota exceeded for quota metric 'Management API requests' and limit 'Management API requests per minute'."
            : 'Too Many Requests',
        ),
        { 'Retry-After': String(retryAfter) },
      );
    case 'server-error':
      return refused(
        platform,
        new Refusal(
          500,
          undefined,
          platform === 'x' ? 'Internal error encountered.' : 'Internal Server Error',
        ),
      );
    case 'bad-gateway':
      return refused(platform, new Refusal(502, undefined, 'Bad Gateway'));
    case 'unavailable':
      return refused(
        platform,
        new Refusal(503, undefined, 'The service is currently unavailable.'),
      );
    case 'gateway-timeout':
      return refused(platform, new Refusal(504, undefined, 'Gateway Timeout'));
    case 'html':
      return new HttpResponse(
        '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><p>The server could not complete your request.</p>',
        { status: 502, headers: { 'Content-Type': 'text/html; charset=UTF-8' } },
      );
    case 'network-error':
      return HttpResponse.error();
    case 'silence':
      await delay('infinite');
      return HttpResponse.error();
  }
}
