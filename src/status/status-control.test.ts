import { QueryClientProvider } from '@tanstack/react-query';
import type * as React from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { Action } from '../access/status.ts';
import { mockApp, platforms, serveMock, switchOf } from '../operations/switches.for-tests.ts';
import { records } from '../operations/log.ts';
import type { Select } from '../ui/choices/select.tsx';
import { StatusControl } from './status-control.tsx';
import { cacheForEachTest } from '../query-client.for-tests.ts';

type SelectProps = Parameters<typeof Select<Action>>[0];

const select = vi.hoisted(() => ({ props: undefined as SelectProps | undefined }));

vi.mock('../ui/choices/select.tsx', () => ({
  Select(props: SelectProps) {
    select.props = props;
    return null;
  },
}));

// Server rendering, which needs no DOM, has no snapshots of stores.
vi.mock('react', async (original) => ({
  ...(await original<typeof React>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T) => snapshot(),
}));

const [[, organization, name]] = platforms;

serveMock();
const client = cacheForEachTest();

test('choosing the status that is already set starts no change', async () => {
  await choose('approve');
  expect(records()).toEqual([]);
});

test('choosing to approve a revoked app starts a change', async () => {
  mockApp(organization, name).status = 'revoked';
  await choose('approve');
  expect(records()).toMatchObject([{ operation: { action: 'approve' } }]);
});

/** Renders the switch of an app and chooses an action. */
async function choose(action: Action) {
  const { app, level } = await switchOf(client, [organization, name, 'app']);
  const control = createElement(StatusControl, { organization, app, level });
  renderToStaticMarkup(createElement(QueryClientProvider, { client }, control));
  select.props?.onChange(action);
  await vi.waitFor(() => expect(client.isMutating()).toBe(0));
}
