import { organizationNamed } from './db.ts';
import type { Platform } from './tables.ts';
import { platformOf } from './handlers/route.ts';
import { refused, unauthenticated } from './refusal.ts';

/** Who may come in. Without either field nobody is asked for a token. */
export interface TokenRules {
  /** the bearer tokens that count; any when absent */
  tokens?: readonly string[];
  /** s that each token lives, from its first use on; for ever when absent */
  tokenSeconds?: number;
}

/** The platform's 401 for a request without a token that counts; undefined lets it pass. */
export function tokenGate(rules: TokenRules): (request: Request) => Response | undefined {
  const { tokens, tokenSeconds = Number.POSITIVE_INFINITY } = rules;
  const firstUse = new Map<string, number>();
  const isOpen = tokens === undefined && rules.tokenSeconds === undefined;

  function counts(token: string): boolean {
    if (tokens && !tokens.includes(token)) return false;
    const now = Date.now();
    const since = firstUse.get(token) ?? now;
    firstUse.set(token, since);
    return now - since < tokenSeconds * 1000;
  }

  return (request) => {
    if (isOpen) return undefined;
    const [, token] = /^bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (token !== undefined && counts(token)) return undefined;
    const platform = platformAsked(new URL(request.url));
    return refused(platform, unauthenticated(platform));
  };
}

// The organization decides where the path names one that exists, as in the handlers.
function platformAsked(url: URL): Platform {
  const [, prefix, name] = /\/v1\/(organizations|o)(?:\/([^/:]+))?/.exec(url.pathname) ?? [];
  return organizationNamed(name ?? '')?.platform ?? platformOf(url, prefix);
}
