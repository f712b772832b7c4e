import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { LazyBoundary, lazyPart } from './lazy-boundary.tsx';

const Part = () => createElement('p', null, 'part');
const rendered = (LazyPart: ReturnType<typeof lazyPart<object>>) => {
  const props = { fallback: 'fallback', children: createElement(LazyPart) };
  return renderToStaticMarkup(createElement(LazyBoundary, props));
};

test('a part waits for its code; preloaded, it renders at once', async () => {
  const load = vi.fn<() => Promise<typeof Part>>().mockResolvedValue(Part);
  const LazyPart = lazyPart<object>(load);
  expect(rendered(LazyPart)).toContain('fallback');
  LazyPart.preload();
  await vi.waitFor(() => expect(rendered(LazyPart)).toContain('part'));
  expect(load).toHaveBeenCalledTimes(1);
});

test('a part that could not be preloaded is loaded when it is needed', async () => {
  const load = vi.fn<() => Promise<typeof Part>>();
  load.mockRejectedValueOnce(new Error('offline')).mockResolvedValue(Part);
  const LazyPart = lazyPart<object>(load);
  LazyPart.preload();
  await vi.waitFor(async () => {
    rendered(LazyPart);
    await Promise.resolve();
    expect(rendered(LazyPart)).toContain('part');
  });
  expect(load).toHaveBeenCalledTimes(2);
});
