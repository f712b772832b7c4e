import * as v from 'valibot';

/** How long a server may say nothing, in ms: before its headers, and between two pieces of a body. */
const silenceLimitMs = 30_000;

/**
 * Aborts `signal` after 30 s in which nothing came. A limit on the whole would give up on a long list that
 * arrives slowly but steadily. `heard` begins the 30 s again; `end` stops the clock.
 */
export function watchSilence() {
  const controller = new AbortController();
  const start = () => setTimeout(() => controller.abort(), silenceLimitMs);
  let timer = start();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Reads a body to its end.
 *
 * @param onPiece is told the number of bytes of each piece
 * @throws TypeError when the connection ends before the body does; the reason of an abort
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

/** Why a body cannot be used. */
export interface Malformed {
  /** the place that is wrong, empty = the whole body */
  malformed: string;
  /** the body ends early, as when a connection is lost */
  isCutShort: boolean;
}

/**
 * The JSON of a body. Apigee claims JSON when it is not, and the other way round (docs/apigee-api.md, "Error
 * bodies"): the body decides.
 */
export function jsonIn(body: ArrayBuffer): { json: unknown } | Malformed {
  const text = textOf(body);
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { malformed: '', isCutShort: isCutShort(text) };
  }
}

/** What a schema makes of a body. */
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

// A text that is no JSON and empty, or stops inside a string or with a bracket still open: a body that was cut short
// on the way, even where the connection ended in good order.
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
