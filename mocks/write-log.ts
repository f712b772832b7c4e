/** A request the mock received; `at` in ms since 1970. */
export interface ReceivedRequest {
  at: number;
  method: string;
  /** percent-encoded, as received */
  path: string;
}

/** A write that the mock received, whether it was applied or not. Without the body, which may contain a secret. */
export interface ReceivedWrite extends ReceivedRequest {
  /** with the question mark, or '' */
  query: string;
  contentType: string | null;
  /** UTF-16 code units */
  bodyLength: number;
}

const writeLog: ReceivedWrite[] = [];
const requestLog: ReceivedRequest[] = [];

/** Logs a request that a handler answers. */
export function recordRequest({ method, url }: Request): void {
  requestLog.push({ at: Date.now(), method, path: new URL(url).pathname });
}

/** Logs a write, without its body. */
export function recordWrite(request: Request, body: string): void {
  const { pathname, search } = new URL(request.url);
  writeLog.push({
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
  return writeLog;
}

/** Every request that a handler answered since the last reset, oldest first; without preflights. */
export function requests(): readonly ReceivedRequest[] {
  return requestLog;
}

/** Empties both logs. */
export function forgetRequests(): void {
  requestLog.length = 0;
  writeLog.length = 0;
}
