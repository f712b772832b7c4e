import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { server } from '../../mocks/node.ts';
import { appsIn } from './app-bodies.ts';
import { bytesArriving } from './http/arriving.ts';
import { connectBeforeEach, failure, load, target, url } from './client.for-tests.ts';
import { readBytes } from './client.ts';
import { isTransient } from './http/retry.ts';

connectBeforeEach();

/** A body that the test sends piece by piece. */
function pieceByPiece() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(made) {
      controller = made;
    },
  });
  const send = (text: string) => controller?.enqueue(new TextEncoder().encode(text));
  return {
    stream,
    send,
    end: () => controller?.close(),
    break: () => controller?.error(new TypeError('lost')),
  };
}

describe('the limit of 30 seconds', () => {
  // Only the client's own timers: the network's stay as they are.
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));

  test('gives up after 30 seconds without an answer, and not before', async () => {
    let isOver = false;
    const asked = new Promise<void>((resolve) => {
      server.use(http.get(url, () => (resolve(), new Promise<Response>(() => {}))));
    });
    const reading = failure(load()).finally(() => (isOver = true));
    await asked;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await reading).toMatchObject({ kind: 'timeout' });
  });

  test('waits for a body that takes 36 seconds, and counts what has arrived', async () => {
    const body = pieceByPiece();
    const fetched = stubFetch(body.stream);
    const reading = load();
    await fetched;
    body.send('{"app":[');
    for (let piece = 0; piece < 12; piece += 1) {
      await vi.advanceTimersByTimeAsync(3000);
      body.send(piece === 0 ? '1' : ',1');
    }
    await vi.advanceTimersByTimeAsync(29_999);
    expect(bytesArriving()).toBe(8 + 1 + 11 * 2);
    body.send(']}');
    body.end();
    expect(await reading).toEqual({ app: Array(12).fill(1) });
    expect(bytesArriving()).toBe(0);
  });

  test('gives up on a body that stops arriving for 30 seconds', async () => {
    const body = pieceByPiece();
    const fetched = stubFetch(body.stream);
    const reading = failure(load());
    await fetched;
    await vi.advanceTimersByTimeAsync(20_000);
    body.send('{"app":[');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await reading).toMatchObject({ kind: 'timeout' });
  });
});

// A stream that follows the signal of its request, as a browser's does.
function stubFetch(stream: ReadableStream<Uint8Array>): Promise<void> {
  return new Promise((resolve) => {
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) => {
      resolve();
      const aborted = new TransformStream<Uint8Array, Uint8Array>();
      void stream.pipeTo(aborted.writable, signal ? { signal } : {}).catch(() => {});
      return Promise.resolve(new Response(aborted.readable));
    });
  });
}

describe('a body cut short', () => {
  test('is a lost connection when the connection breaks', async () => {
    const body = pieceByPiece();
    server.use(http.get(url, () => new HttpResponse(body.stream)));
    const reading = failure(load());
    body.send('{"app":[');
    body.break();
    const error = await reading;
    expect(error.kind).toBe('network');
    expect(isTransient(error)).toBe(true);
  });

  test.each(['', ' \n', '{"app":[', '{"app":[{"appId":"a', '{"a":"\\', '[1,2', '{"a":{"b":1}'])(
    'is tried again when it is JSON that ends early: %s',
    async (text) => {
      server.use(http.get(url, () => new HttpResponse(text)));
      const error = await failure(load());
      expect(error.kind).toBe('malformed');
      expect(isTransient(error)).toBe(true);
    },
  );

  test.each(['{"a":1}}', '<p>"', '{"a":x}'])(
    'is not assumed of what is no JSON at all: %s',
    async (text) => {
      server.use(http.get(url, () => new HttpResponse(text)));
      const error = await failure(load());
      expect(error.kind).toBe('malformed');
      expect(isTransient(error)).toBe(false);
    },
  );

  test.each([
    '',
    ' {"app":[{"appId":"a"\n',
    '{"app":[{"appId":"a","name":"n"},{"appId":"b","name":"n"}',
  ])('is reported for a page with a parser of its own: %s', async (text) => {
    server.use(http.get(url, () => new HttpResponse(text)));
    expect(isTransient(await failure(readBytes('shop', target, {}, appsIn)))).toBe(true);
  });

  test('is not reported for a complete page with a parser of its own', async () => {
    server.use(http.get(url, () => new HttpResponse(' {"app":[{"appId":"a","name":"n"}]}\n')));
    expect(await readBytes('shop', target, {}, appsIn)).toMatchObject({ rows: [{ appId: 'a' }] });
    server.use(http.get(url, () => HttpResponse.json({ apps: [] })));
    expect(isTransient(await failure(readBytes('shop', target, {}, appsIn)))).toBe(false);
  });
});
