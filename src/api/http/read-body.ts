import * as v from 'valibot';

/** How long to wait for data, in ms: for the headers, and between two pieces of a body. */
const silenceLimitMs = 30_000;

/**
 * Aborts `signal` after 30 s without data. A limit on the whole request would abort a long list that arrives slowly.
 * `restart` starts the 30 s again; `end` stops the timer.
 */
export function watchSilence() {
  const controller = new AbortController();
  const start = () => setTimeout(() => controller.abort(), silenceLimitMs);
  let timer = start();
  return {
    signal: controller.signal,
    restart() {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Reads a body to its end.
 *
 * @param onPiece gets the number of bytes of each piece
 * @throws TypeError if the connection is lost; the reason of an abort
 */
export function readBody(reply: Response, onPiece: (bytes: number) => void): Promise<ArrayBuffer> {
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      onPiece(piece.byteLength);
      controller.enqueue(piece);
    },
  });
  return new Response(reply.body?.pipeThrough(counter)).arrayBuffer();
}

/** Why a body can't be used. */
export interface Malformed {
  /** the path of the invalid value; empty = the whole body */
  malformed: string;
  /** the body ends early, as after a lost connection */
  isCutShort: boolean;
}

/** Parses a body as JSON, whatever its content type, which Apigee gets wrong (docs/apigee-api.md, "Error bodies"). */
export function jsonIn(body: ArrayBuffer): { json: unknown } | Malformed {
  const text = textOf(body);
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { malformed: '', isCutShort: isCutShort(text) };
  }
}

/** Parses a body with a schema. */
export function parseBody<T>(
  schema: v.GenericSchema<unknown, T>,
  body: ArrayBuffer,
): { value: T } | Malformed {
  const found = jsonIn(body);
  if ('malformed' in found) return found;
  const parsed = v.safeParse(schema, found.json);
  if (parsed.success) return { value: parsed.output };
  return { malformed: v.getDotPath(parsed.issues[0]) ?? '', isCutShort: false };
}

/** A body as text. */
export function textOf(body: ArrayBuffer): string {
  return new TextDecoder().decode(body);
}

// Whether invalid JSON is empty, or ends inside a string or before a closing bracket: it was cut short, even if the
// connection was closed normally.
function isCutShort(text: string): boolean {
  if (text.trim() === '') return true;
  if (!/^\s*[{[]/u.test(text)) return false;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') isInString = !isInString;
    else if (isInString) at += sign === '\\' ? 1 : 0;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return isInString || depth > 0;
}
