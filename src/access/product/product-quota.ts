/** How many calls or tokens a Quota policy may allow (docs/apigee-api.md, "API products"). Texts as the API sends them. */
export interface Quota {
  limit: string;
  /** how many time units the limit is for; empty = not set */
  interval: string;
  /** such as `minute`, `hour`, `day` or `month`; empty = not set */
  timeUnit: string;
}

/** The quota fields of an API product under the names of the API. Each can be absent, `null`, or of a wrong type. */
export interface QuotaFields {
  quota?: unknown;
  quotaInterval?: unknown;
  quotaTimeUnit?: unknown;
  quotaCounterScope?: unknown;
  llmQuota?: unknown;
  llmQuotaInterval?: unknown;
  llmQuotaTimeUnit?: unknown;
}

/** What an API product limits, besides the quotas of its operations. */
interface ProductQuotas {
  calls: Quota | undefined;
  tokens: Quota | undefined;
  /** what shares one counter: `PROXY`, `OPERATION`, `PRODUCT` or another text; empty = not set */
  counterScope: string;
}

/** The quotas of an API product. They limit nothing unless a proxy has a Quota policy that reads them. */
export function productQuotas(product: QuotaFields): ProductQuotas {
  const { quota, quotaInterval, quotaTimeUnit, llmQuota, llmQuotaInterval, llmQuotaTimeUnit } =
    product;
  return {
    calls: readQuota(quota, quotaInterval, quotaTimeUnit),
    tokens: readQuota(llmQuota, llmQuotaInterval, llmQuotaTimeUnit),
    counterScope: quotaText(product.quotaCounterScope),
  };
}

/** A quota; `undefined` without a limit. */
export function readQuota(limit: unknown, interval: unknown, timeUnit: unknown): Quota | undefined {
  const read = {
    limit: quotaText(limit),
    interval: quotaText(interval),
    timeUnit: quotaText(timeUnit),
  };
  return read.limit === '' ? undefined : read;
}

// Servers send the text `null` for what is not set.
function quotaText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== 'null' ? value.trim() : '';
}
