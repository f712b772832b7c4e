/** A write the mock received, whether it was applied or not. No body: it may hold a secret. */
export interface ReceivedWrite {
  method: string;
  /** percent-encoded, as it came */
  path: string;
  /** with its question mark, or '' */
  query: string;
  contentType: string | null;
  /** UTF-16 code units */
  bodyLength: number;
}

const log: ReceivedWrite[] = [];

export function recordWrite(request: Request, body: string): void {
  const { pathname, search } = new URL(request.url);
  log.push({
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

export function forgetWrites(): void {
  log.length = 0;
}
