import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { connectionTo, setConnections } from '../../connection/connection.ts';
import { endSession, signIn } from '../../connection/session.ts';
import type { FinishedOperation } from '../log.ts';
import { toastActionOf } from './next-steps.ts';

test('a toast about an ended session offers to sign in again', () => {
  const baseUrl = 'https://x.example/v1';
  setConnections({
    connections: [{ name: 'X', platform: 'x', baseUrl, organizations: ['shop'] }],
  });
  const connection = connectionTo('shop');
  signIn(connection, 'token');
  const error = new ApiError({ kind: 'http', host: 'x.example', status: 401, message: '' });
  const outcome = { ending: 'failed', sent: true, error, at: 0 } as const;
  const record = { id: 1, operation: {}, outcome } as unknown as FinishedOperation;
  expect(toastActionOf(new QueryClient(), record)).toBeUndefined();
  endSession(connection, 'token');
  expect(toastActionOf(new QueryClient(), record)).toMatchObject({ label: 'Sign in again' });
});
