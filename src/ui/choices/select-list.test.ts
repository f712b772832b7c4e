import type { SelectProps } from '@radix-ui/react-select';
import { createElement, createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { SelectList } from './select-list.tsx';

const radix = vi.hoisted(() => ({ props: undefined as SelectProps | undefined }));

vi.mock('@radix-ui/react-select', () => ({
  Root(props: SelectProps) {
    radix.props = props;
    return null;
  },
  Trigger: () => null,
  Portal: () => null,
  Content: () => null,
  Viewport: () => null,
  Item: () => null,
  ItemText: () => null,
  ItemIndicator: () => null,
}));

test.each([
  ['checked', 'approve', []],
  ['other', 'revoke', ['revoke']],
])('choosing the %s option reports %s as %j', (_which, value, reported) => {
  const onChange = vi.fn<(chosen: string) => void>();
  const options = ['approve', 'revoke'].map((one) => ({ value: one, label: one }));
  vi.stubGlobal('document', { querySelector: () => null });
  renderToStaticMarkup(
    createElement(SelectList<string>, {
      id: 'list',
      value: 'approve',
      options,
      open: true,
      button: createRef<HTMLButtonElement>(),
      pointerHandlers: null,
      onOpenChange: () => {},
      onChange,
    }),
  );
  radix.props?.onValueChange?.(value);
  expect(onChange.mock.calls.flat()).toEqual(reported);
});
