import { ApiError, isOtherResource } from '../api/api-error.ts';
import { NoOwner } from '../api/owners.ts';
import { UnknownOrganization } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';

/** The texts of an error: what happened, what the server said, and what to do next. */
export interface Explanation {
  what: string;
  next: string;
  /** for *Details*: the server's message, code, status and request ID, and rare causes */
  details: string[];
}

export type Explain = (error: unknown) => Explanation;

/** Explains any thrown value. */
export function explain(error: unknown): Explanation {
  if (error instanceof UnknownOrganization)
    return {
      what: m.error_unknown_organization({ organization: error.organization }),
      next: m.error_unknown_organization_next(),
      details: [],
    };
  if (error instanceof NoOwner) return { what: m.error_no_owner(), next: '', details: [] };
  if (!(error instanceof ApiError))
    return {
      what: m.error_unexpected(),
      next: m.error_unexpected_next(),
      details: [String(error)],
    };
  return { ...sentences(error), details: detailsOf(error) };
}

function sentences(error: ApiError): Pick<Explanation, 'what' | 'next'> {
  const { kind, host, status, retryAfter } = error;
  if (kind === 'network') return { what: m.error_network({ host }), next: m.error_network_next() };
  if (kind === 'timeout')
    return { what: m.error_timeout({ host }), next: m.error_try_in_a_moment() };
  if (kind === 'signed-out')
    return { what: m.error_signed_out({ host }), next: m.error_signed_out_next() };
  if (isOtherResource(error))
    return { what: m.error_other_app({ host }), next: m.error_other_app_next() };
  if (kind === 'malformed')
    return { what: m.error_malformed({ host }), next: m.error_malformed_next() };
  if (status === 401) return { what: m.error_401(), next: m.error_401_next() };
  if (status === 403) return { what: m.error_403(), next: nextAfterRefusal(error) };
  if (status === 404) return { what: m.error_404(), next: m.error_404_next() };
  if (status === 429)
    return {
      what: m.error_429(),
      next:
        retryAfter === undefined ? m.error_429_next() : m.error_429_after({ seconds: retryAfter }),
    };
  if (status >= 500)
    return { what: m.error_5xx({ status: String(status) }), next: m.error_try_in_a_moment() };
  return { what: m.error_http({ status: String(status) }), next: m.error_http_next() };
}

function nextAfterRefusal({ permission }: ApiError): string {
  return permission ? m.error_403_permission({ permission }) : m.error_403_next();
}

function detailsOf(error: ApiError): string[] {
  return [
    error.message,
    [error.status ? `HTTP ${error.status}` : '', error.code].filter(Boolean).join(' · '),
    error.requestId ? `request id ${error.requestId}` : '',
    error.host,
    error.kind === 'network' ? m.error_network_rare() : '',
  ].filter(Boolean);
}
