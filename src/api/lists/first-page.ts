// Pure and without imports: index.html carries this code too, to ask for the list before the scripts come.

/** The most rows a list gives at once on either platform (docs/apigee-api.md, "Lists"). */
export const pageSize = '1000';

/** Asks an app list for whole apps with their credentials; only X has to be asked for those. */
export const wholeApps = {
  x: { expand: 'true', includeCred: 'true' },
  edge: { expand: 'true' },
} as const;

/** How each platform's paging begins (docs/apigee-api.md, "Paging"). */
export const firstPage = { x: { pageSize }, edge: { rows: pageSize } } as const;

/** A whole address: base URL, encoded path, query. */
export function addressOf(baseUrl: string, target: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return baseUrl + target + (search && `?${search}`);
}

/** A request that is under way since before the scripts came. */
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
