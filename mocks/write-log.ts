/** A request the mock received; `at` in ms since 1970. */
export interface ReceivedRequest {
  at: number;
  method: string;
  /** percent-encoded, as it came */
  path: string;
}

/** A write the mock received, whether it was applied or not. No body: it may hold a secret. */
export interface ReceivedWrite extends ReceivedRequest {
  /** with its question mark, or '' */
  query: string;
  contentType: string | null;
  /** UTF-16 code units */
  bodyLength: number;
}

const log: ReceivedWrite[] = [];
const all: ReceivedRequest[] = [];

export function recordRequest({ method, url }: Request): void {
  all.push({ at: Date.now(), method, path: new URL(url).pathname });
}

export function recordWrite(request: Request, body: string): void {
  const { pathname, search } = new URL(request.url);
  log.push({
    at: Date.now(),
    method: request.method,
    path: pathname,
    query: search,
    contentType: request.headers.get('content-type'),
    bodyLength: body.length,
  });
}

/** Every write since the last reset, oldest first. */
export function writes(): readonly ReceivedWrite[] {
  return log;
}

/** Every request the handlers answered since the last reset, oldest first; no preflights. */
export function requests(): readonly ReceivedRequest[] {
  return all;
}

export function forgetRequests(): void {
  all.length = 0;
  log.length = 0;
}
