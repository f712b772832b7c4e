import 'virtual:palette.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ConfigError, loadConnections, takeConnections } from './connection/connection.ts';
import { isExplained } from './errors/is-explained.ts';
import { loadLanguage } from './messages/format.ts';
import { queryClient } from './query-client.ts';
import { createRouter } from './router.tsx';
import type { Demo } from './shell/demo/demo.ts';

// One that is never closed has swallowed the page.
const place = document.querySelector('#root') ?? document.body;
const root = createRoot(place, {
  onCaughtError: reportUnexplained,
});

try {
  const demo = await connect();
  // Between reading the code and drawing the first page the browser gets its turns: it may have input to take.
  await yieldToBrowser();
  loadLanguage();
  await yieldToBrowser();
  const router = createRouter(demo);
  // As a transition, the first page is drawn in slices: what somebody does meanwhile is not held up. After that, a
  // click is answered by the next page at once: what that needs first is here, and the rest has a skeleton.
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} useTransitions={false} onError={() => {}} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  void show(error);
}

function yieldToBrowser() {
  return new Promise((resolve) => setTimeout(resolve));
}

// Not waited for: this module is not ready before it ends, and what it fetches here imports it.
async function show(error: ConfigError) {
  const { ConfigProblem } = await import('./shell/config-problem.tsx');
  // A configuration that ended its own block too early has spilled the rest into the page.
  if (place !== document.body) document.body.replaceChildren(place);
  root.render(<ConfigProblem error={error} />);
}

// What the page says itself is not also written to the console; a fault of ours is.
function reportUnexplained(error: unknown) {
  if (!isExplained(error)) reportError(error);
}

// The demo is a connection like any other, to an API that the page brings along.
async function connect(): Promise<Demo | undefined> {
  if (import.meta.env.MODE !== 'demo') {
    await loadConnections(`${import.meta.env.BASE_URL}config.json`);
    return undefined;
  }
  const [{ startMock }, { demoConfig }] = await Promise.all([
    import('../mocks/browser.ts'),
    import('./shell/demo/demo-config.ts'),
  ]);
  takeConnections(demoConfig);
  return startMock(import.meta.env.BASE_URL);
}
