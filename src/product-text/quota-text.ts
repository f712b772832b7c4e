import { productQuotas, type Quota } from '../access/product/product-quota.ts';
import type { Opening } from '../access/product/product-scope.ts';
import type { Product } from '../api/schemas.ts';
import { formatNumber } from '../messages/format.ts';
import { formatUnits } from '../messages/units.ts';
import { m } from '../paraglide/messages.js';

/** *1,000 per day*, *5 every 2 hours*; what is no number or no known unit is shown as Apigee sent it. */
function quotaText({ limit, interval, timeUnit }: Quota): string {
  const shownLimit = isWhole(limit) ? formatNumber(Number(limit)) : limit;
  const unit = units.find((known) => known === timeUnit.toLowerCase());
  const count = interval === '' ? 1 : Number(interval);
  if (timeUnit === '') return m.product_quota_without_period({ limit: shownLimit });
  if (!unit || !Number.isInteger(count) || count < 1)
    return m.product_quota_as_sent({ limit: shownLimit, period: `${interval} ${timeUnit}`.trim() });
  return count === 1
    ? m.product_quota_per({ limit: shownLimit, unit })
    : m.product_quota_each({ limit: shownLimit, period: formatUnits(count, unit) });
}

const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

function isWhole(text: string): boolean {
  return /^\d{1,15}$/u.test(text);
}

/** The quota of an operation, which replaces that of the product there; `null` = it has none. */
export function ownQuotaText({ kind, quota }: Opening): string | null {
  if (!quota) return null;
  const text = quotaText(quota);
  return kind === 'llm'
    ? m.product_own_token_quota({ quota: text })
    : m.product_own_quota({ quota: text });
}

/** The quotas of a product with their names; a product without one has the line *Quota: None*. */
export function quotaFacts(product: Product): { name: string; text: string }[] {
  const { calls, tokens, counterScope } = productQuotas(product);
  const scope = counterScope && scopeText(counterScope);
  const ofCalls = calls ? withScope(quotaText(calls), scope) : m.product_quota_none();
  return [
    { name: m.product_quota(), text: ofCalls },
    ...(tokens ? [{ name: m.product_token_quota(), text: quotaText(tokens) }] : []),
  ];
}

function withScope(quota: string, scope: string): string {
  return scope ? `${quota} · ${scope}` : quota;
}

function scopeText(scope: string): string {
  if (scope === 'PROXY') return m.product_quota_by_proxy();
  if (scope === 'OPERATION') return m.product_quota_by_operation();
  if (scope === 'PRODUCT') return m.product_quota_by_product();
  return scope === 'QUOTA_COUNTER_SCOPE_UNSPECIFIED' ? '' : m.product_quota_by_other({ scope });
}
