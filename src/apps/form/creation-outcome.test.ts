import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import type { App } from '../../api/schemas.ts';
import { connect } from '../../connection/for-tests.ts';
import { createApp } from '../../operations/app/create-app.ts';
import type { Outcome } from '../../operations/operation.ts';
import { CreationOutcome } from './creation-outcome.tsx';

const app = { appId: 'a-1', name: 'shop', createdAt: Date.UTC(2026, 10, 20, 12) } as App;

beforeEach(() => connect({ acme: 'x' }));

test('nothing before the first attempt', async () => {
  expect(await outcomeText()).toBe('');
});

test('an app that exists already was not sent; one that a later read showed is not sent again', async () => {
  const already = await outcomeText({ ending: 'already', sent: false, state: app, at: 1 });
  expect(already).toContain('The app exists already');
  expect(already).toContain('This owner has an app with this name. Nothing was sent.');
  const later = await outcomeText({ ending: 'done-anyway', sent: true, state: app, at: 1 });
  expect(later).toContain('The app exists');
  expect(later).toMatch(/It was created at \d.+\. It is not sent again\./u);
  expect(later).not.toContain('Nothing was sent');
  for (const text of [already, later])
    expect(text).toMatch(/<a href="\/organizations\/acme\/apps\/a-1">Open the app<\/a>/u);
});

test('a refusal of a field refers to it; any other failure is explained, without a link to an app', async () => {
  const refused = await outcomeText(failedWith(409, 'App exists'));
  expect(refused).toContain('Not created: App Shop');
  expect(refused).toContain('Correct the marked field, then create the app again.');
  const forbidden = await outcomeText(failedWith(403, 'no permission'));
  expect(forbidden).toContain('Not created: App Shop');
  expect(forbidden).not.toContain('Correct the marked field');
  for (const text of [refused, forbidden]) expect(text).not.toContain('Open the app');
});

function failedWith(status: number, message: string): Outcome {
  const error = new ApiError({ kind: 'http', status, message, host: 'apigee.example' });
  return { ending: 'failed', sent: true, state: null, error, at: 1 };
}

/** What is shown below the form after an attempt with this outcome, as HTML. */
async function outcomeText(outcome?: Outcome): Promise<string> {
  const owner = { kind: 'developer', id: 'd', email: 'ada@brightcart.test' } as const;
  const attributes = [{ name: 'DisplayName', value: 'Shop' }];
  const operation = createApp(
    { organization: 'acme', owner, app: 'shop' },
    { fields: { callbackUrl: '', attributes }, key: { products: [], expiresInMs: null } },
    0,
  );
  const texts = await operation.reportTexts();
  const last = outcome && { record: { id: 1, operation, outcome }, texts };
  const shown = createElement(CreationOutcome, { organization: 'acme', last });
  return renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(MemoryRouter, null, shown),
    ),
  );
}
