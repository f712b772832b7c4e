import { expect, test, vi } from 'vitest';
import { handFocusOver } from './use-focus-handover.ts';

test('a control that has the focus hands it to the given element', () => {
  const { control, container, focusTarget } = elements({ hasFocus: true });
  handFocusOver(control, focusTarget);
  expect(focusTarget.current.focus).toHaveBeenCalledOnce();
  expect(container.focus).not.toHaveBeenCalled();
});

test('without a given element, the closest focusable container gets the focus', () => {
  const { control, container } = elements({ hasFocus: true });
  handFocusOver(control, undefined);
  expect(control.closest).toHaveBeenCalledWith('[tabindex="-1"]');
  expect(container.focus).toHaveBeenCalledOnce();
});

test('a control that does not have the focus moves nothing', () => {
  const { control, container, focusTarget } = elements({ hasFocus: false });
  handFocusOver(control, focusTarget);
  handFocusOver(control, undefined);
  handFocusOver(null, focusTarget);
  expect(focusTarget.current.focus).not.toHaveBeenCalled();
  expect(container.focus).not.toHaveBeenCalled();
});

function elements({ hasFocus }: { hasFocus: boolean }) {
  const container = { focus: vi.fn<() => void>() };
  const ownerDocument: { activeElement?: unknown } = {};
  const control = { ownerDocument, closest: vi.fn<() => typeof container>(() => container) };
  ownerDocument.activeElement = hasFocus ? control : {};
  return {
    control: control as unknown as HTMLElement,
    container,
    focusTarget: { current: { focus: vi.fn<() => void>() } as unknown as HTMLElement },
  };
}
