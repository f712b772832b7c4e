import { describe, expect, test } from 'vitest';
import { avoidedNamesIn, avoidedWords, sharedNames } from './word-checks.ts';

const textsOf = (findings: { text: string }[]) => findings.map(({ text }) => text);

describe('words', () => {
  test('finds avoided words in any case, each once', () => {
    const source = "// Behaviour, behaviour\ntest('nothing was begun all the same')";
    expect(textsOf(avoidedWords(source))).toEqual(['behaviour', 'all the same', 'begun']);
  });

  test('accepts them as parts of other words', () => {
    expect(avoidedWords('will, butterfly, understood, data-ill, beginner')).toEqual([]);
  });
});

describe('names', () => {
  test('finds avoided names among module-level declarations only', () => {
    const source = [
      'export const small = 1;',
      'async function tell() {',
      '  const kept = 2;',
      'export interface Wish {',
      'const smaller = 3;',
    ].join('\n');
    expect(textsOf(avoidedNamesIn(source))).toEqual(['small', 'tell', 'Wish']);
  });

  test('finds a name that two modules export', () => {
    const modules = new Map([
      ['a.ts', 'export const rowOf = 1;\nconst hidden = 1;'],
      ['b.ts', 'export function rowOf() {}\nexport const hidden = 1;'],
    ]);
    expect([...sharedNames(modules)]).toEqual([
      ['b.ts', [{ text: 'rowOf', problem: '"rowOf" is also a name of a.ts' }]],
    ]);
  });

  test('accepts overloads, and the names that each route exports', () => {
    const modules = new Map([
      ['a.ts', 'export function f(a: 1): 1;\nexport function f(a: 2): 2;'],
      ['b.tsx', 'export function Component() {}'],
      ['c.tsx', 'export function Component() {}'],
    ]);
    expect([...sharedNames(modules)]).toEqual([]);
  });
});
