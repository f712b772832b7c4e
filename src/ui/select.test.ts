import type { SelectProps } from '@radix-ui/react-select';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Select } from './select.tsx';

const radix = vi.hoisted(() => ({ props: undefined as SelectProps | undefined }));

vi.mock('@radix-ui/react-select', () => ({
  Root(props: SelectProps) {
    radix.props = props;
    return null;
  },
  Trigger: () => null,
  Value: () => null,
}));

test.each([
  ['checked', 'approve', []],
  ['other', 'revoke', ['revoke']],
])('choosing the %s option reports %s as %j', (_which, value, reported) => {
  const onChange = vi.fn<(chosen: string) => void>();
  const options = ['approve', 'revoke'].map((one) => ({ value: one, label: one }));
  const props = { label: 'Status', value: 'approve', shown: 'Approved', options, onChange };
  renderToStaticMarkup(createElement(Select<string>, props));
  radix.props?.onValueChange?.(value);
  expect(onChange.mock.calls.flat()).toEqual(reported);
});
