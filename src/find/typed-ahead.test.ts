import { beforeEach, expect, test, vi } from 'vitest';
import { collectTyped, takeTyped } from './typed-ahead.ts';

beforeEach(() => void takeTyped());

function press(key: string, modifiers: Partial<KeyboardEvent> = {}) {
  const event = {
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    preventDefault: vi.fn<() => void>(),
    stopPropagation: vi.fn<() => void>(),
    ...modifiers,
  };
  collectTyped(event as unknown as KeyboardEvent);
  return event;
}

test('collects typed characters once and stops their events', () => {
  for (const key of 'Rain /?') {
    const { preventDefault, stopPropagation } = press(key);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(stopPropagation).toHaveBeenCalledOnce();
  }
  expect(takeTyped()).toBe('Rain /?');
  expect(takeTyped()).toBe('');
});

test('Backspace removes the last character, and Enter adds a line break', () => {
  for (const key of ['a', 'b', 'Backspace', 'c', 'Enter']) press(key);
  expect(takeTyped()).toBe('ac\n');
});

test('keys that type nothing keep their default behavior', () => {
  for (const [key, modifiers] of [
    ['k', { ctrlKey: true }],
    ['v', { metaKey: true }],
    ['Tab', {}],
    ['Shift', {}],
    ['ArrowDown', {}],
    ['Dead', {}],
  ] as const)
    expect(press(key, modifiers).preventDefault).not.toHaveBeenCalled();
  expect(takeTyped()).toBe('');
});

test('AltGr types characters, and so does Option on a Mac', () => {
  press('@', { ctrlKey: true, altKey: true });
  expect(takeTyped()).toBe('@');
  press('€', { altKey: true });
  expect(takeTyped()).toBe('€');
});
