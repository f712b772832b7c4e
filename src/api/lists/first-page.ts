// Without imports: index.html contains this code too, to request the list before the scripts are loaded.

/** The largest page size on both platforms (docs/apigee-api.md, "Lists"). */
export const pageSize = '1000';

/** The query for whole apps with their credentials. */
export const wholeApps = {
  x: { expand: 'true', includeCred: 'true' },
  edge: { expand: 'true' },
} as const;

/** The query of the first page (docs/apigee-api.md, "Paging"). */
export const firstPage = { x: { pageSize }, edge: { rows: pageSize } } as const;

/** Joins base URL, encoded path and query. */
export function addressOf(baseUrl: string, target: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return baseUrl + target + (search && `?${search}`);
}

/** A request that index.html sent before the scripts were loaded. */
interface EarlyRequest {
  url: string;
  reply: Promise<Response>;
  /** in ms since the epoch */
  sentAt: number;
  abort(): void;
}

declare global {
  var keywardenEarly: EarlyRequest | undefined;
}
