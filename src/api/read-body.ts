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

/**
 * Whether a JSON text stops in the middle: inside a string, or with a bracket still open. That is a body cut
 * short on the way, even where the connection ended in good order.
 */
export function isCutShort(text: string): boolean {
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

/** `isCutShort` for a large body, by its first and last byte only: a look at a megabyte takes too long here. */
export function isPlainlyCutShort(body: ArrayBuffer): boolean {
  const bytes = new Uint8Array(body);
  const first = bytes.find(isNoSpace);
  const last = bytes.findLast(isNoSpace);
  return (
    (first === open.object && last !== close.object) ||
    (first === open.array && last !== close.array)
  );
}

const open = { object: 0x7b, array: 0x5b };
const close = { object: 0x7d, array: 0x5d };

function isNoSpace(byte: number): boolean {
  return byte > 0x20;
}
