import { createElement, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { rowsToRender, rowsWithSpacers } from './virtual-rows.tsx';

const visible = { startIndex: 50, endIndex: 52, overscan: 1, count: 100 };

test.each<[string, focused: number | undefined, rows: number[]]>([
  ['no row has the focus', undefined, [49, 50, 51, 52, 53]],
  [
    'a row far above has it',
    10,
    [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 49, 50, 51, 52, 53],
  ],
  ['the last row has it', 99, [49, 50, 51, 52, 53, 95, 96, 97, 98, 99]],
  ['the row that had it is gone', 100, [49, 50, 51, 52, 53]],
])('the visible rows and those around the focus: %s', (_what, focused, rows) => {
  expect(rowsToRender(visible, focused)).toEqual(rows);
});

test('no row outside of the table is rendered', () => {
  const range = { startIndex: 0, endIndex: 2, overscan: 5, count: 3 };
  expect(rowsToRender(range, undefined)).toEqual([0, 1, 2]);
});

test('rows that are not rendered leave gaps of their height', () => {
  const items = [
    { index: 0, start: 100, end: 150 },
    { index: 3, start: 300, end: 340 },
    { index: 4, start: 340, end: 380 },
  ];
  const rows = rowsWithSpacers(items, { start: 100, end: 1000 }, (index) =>
    createElement('tr', { key: `row ${index}` }),
  ) as ReactElement<{ heightPx?: number }>[];
  expect(rows.map(({ key, props }) => [key, props.heightPx])).toEqual([
    ['row 0', undefined],
    ['gap 1', 150],
    ['row 3', undefined],
    ['row 4', undefined],
    ['gap to the end', 620],
  ]);
});
