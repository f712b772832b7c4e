import { organizationNamed } from './db.ts';
import type { Platform } from './tables.ts';
import { platformOf } from './handlers/route.ts';
import { refused, unauthenticated } from './refusal.ts';

/** Which requests are accepted. Without either field, no token is required. */
export interface TokenRules {
  /** the valid bearer tokens; any when absent */
  tokens?: readonly string[];
  /** lifetime of each token from its first use, in s; unlimited when absent */
  tokenSeconds?: number;
}

/** Returns the platform's 401 for a request without a valid token, and undefined for a valid one. */
export function tokenGate(rules: TokenRules): (request: Request) => Response | undefined {
  const { tokens, tokenSeconds = Number.POSITIVE_INFINITY } = rules;
  const firstUse = new Map<string, number>();
  const isOpen = tokens === undefined && rules.tokenSeconds === undefined;

  function isValid(token: string): boolean {
    if (tokens && !tokens.includes(token)) return false;
    const now = Date.now();
    const firstUsed = firstUse.get(token) ?? now;
    firstUse.set(token, firstUsed);
    return now - firstUsed < tokenSeconds * 1000;
  }

  return (request) => {
    if (isOpen) return undefined;
    const [, token] = /^bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (token !== undefined && isValid(token)) return undefined;
    const platform = requestedPlatform(new URL(request.url));
    return refused(platform, unauthenticated(platform));
  };
}

// An organization in the path decides the platform, as in the handlers.
function requestedPlatform(url: URL): Platform {
  const [, prefix, name] = /\/v1\/(organizations|o)(?:\/([^/:]+))?/.exec(url.pathname) ?? [];
  return organizationNamed(name ?? '')?.platform ?? platformOf(url, prefix);
}
