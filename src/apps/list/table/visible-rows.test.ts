import { expect, test } from 'vitest';
import { visibleRange } from './visible-rows.ts';

test.each([
  ['the list begins below the top of the window', { above: -3 }, [0, 7]],
  ['the first row is cut off', { above: 0 }, [0, 10]],
  ['amid the list', { above: 500 }, [500, 510]],
  ['at the end of the list', { above: 990 }, [990, 999]],
  ['the list became shorter than where the window is', { above: 5000 }, [990, 999]],
  ['the list is shorter than the window', { above: -3, count: 4 }, [0, 3]],
  ['the list is empty', { above: -3, count: 0 }, [0, 0]],
])('visible rows: %s', (_case, scrolled, [startIndex, endIndex]) => {
  expect(visibleRange({ count: 1000, fitting: 10, ...scrolled })).toEqual({ startIndex, endIndex });
});
