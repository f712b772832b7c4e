// The tests' client: plain fetch.

/** The demo organization on X. */
export const xUrl = 'https://apigee.googleapis.com/v1/organizations/keywarden-demo';
/** The demo organization on Edge. */
export const edgeUrl = 'https://api.enterprise.apigee.com/v1/organizations/keywarden-edge';

/** A reply of the mock. */
export interface Reply {
  status: number;
  /** parsed JSON, or undefined for an empty body */
  body: unknown;
  headers: Headers;
}

/** Percent-encodes each segment: `path('apps', 'C# app')` is `/apps/C%23%20app`. */
export function path(...segments: string[]): string {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

/** Sends any request. */
export async function call(method: string, url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { ...init, method });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = text === '' ? undefined : json ? JSON.parse(text) : text;
  return { status: response.status, body, headers: response.headers };
}

/** Reads. */
export function get(url: string): Promise<Reply> {
  return call('GET', url);
}

/** A status write: no body, `application/octet-stream`. */
export function sendAction(method: 'POST' | 'PUT', url: string, action: string): Promise<Reply> {
  return call(method, `${url}?action=${action}`, {
    headers: { 'Content-Type': 'application/octet-stream' },
  });
}

/** A write with a JSON body. */
export function send(method: string, url: string, body: unknown): Promise<Reply> {
  return call(method, url, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
