import { ApiError } from '../api/api-error.ts';
import { formatList, formatMinute } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import type { EnvironmentUsage, OrganizationUsage } from './organization-usage.ts';

type Loaded = Pick<OrganizationUsage, 'environments' | 'error' | 'isLoading'>;

/** What is known about the environments, in sentences. */
export function usageSentences({ environments, error, isLoading }: Loaded): string[] {
  if (error !== undefined) return [m.usage_no_environments()];
  const read = environments.filter(({ stats }) => stats);
  const names = (list: readonly EnvironmentUsage[]) => formatList(list.map(({ name }) => name));
  const until = Math.min(...read.map(({ stats }) => stats?.until ?? Infinity));
  const cut = read.filter(({ stats }) => stats?.isTruncated);
  const failed = environments.filter((one) => one.error !== undefined);
  const list = (kind: Failure) => failed.filter((one) => failureOf(one.error) === kind);
  return [
    ...(read.length > 0
      ? [m.usage_covers({ environments: names(read), time: formatMinute(until) })]
      : []),
    ...(isLoading ? [m.usage_loading_rest()] : []),
    ...(cut.length > 0 ? [m.usage_cut({ environments: names(cut) })] : []),
    ...(list('refused').length > 0
      ? [m.usage_refused({ environments: names(list('refused')) })]
      : []),
    ...(list('limited').length > 0
      ? [m.usage_limited({ environments: names(list('limited')) })]
      : []),
    ...(list('other').length > 0 ? [m.usage_failed({ environments: names(list('other')) })] : []),
    ...(failed.length > 0 || cut.length > 0 ? [m.usage_nothing_unused()] : []),
  ];
}

type Failure = 'refused' | 'limited' | 'other';

function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return 'other';
  if (error.status === 403) return 'refused';
  return error.status === 429 ? 'limited' : 'other';
}
