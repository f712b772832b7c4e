import 'virtual:palette.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ConfigError, loadConnections, setConnections } from './connection/connection.ts';
import { isExplained } from './errors/is-explained.ts';
import { followCache } from './inventory/load/follow-cache.ts';
import { queryClient } from './query-client.ts';
import { createRouter } from './router.tsx';
import type { Demo } from './shell/demo/demo.ts';
import { keepFocus } from './ui/focus/keep-focus.ts';

// A configuration comment that is never closed swallows #root.
const container = document.querySelector('#root') ?? document.body;
const root = createRoot(container, {
  onCaughtError: reportUnexplained,
});

try {
  const demo = await connect();
  // Between evaluating the code and rendering, the browser can handle input.
  await yieldToBrowser();
  const router = createRouter(demo);
  followCache(queryClient);
  // As a transition, React renders the first page in slices, so that input is not blocked. Later navigations use no
  // transitions: the next page has its data or a skeleton, and renders at once (docs/decisions/08).
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} useTransitions={false} onError={() => {}} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
  keepFocus();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  void showConfigError(error);
}

function yieldToBrowser() {
  return new Promise((resolve) => setTimeout(resolve));
}

// Not awaited: the imported module imports this one, which would deadlock.
async function showConfigError(error: ConfigError) {
  const { ConfigProblem } = await import('./shell/config-problem.tsx');
  // A configuration that contains `</script>` leaves its rest as text in the page.
  if (container !== document.body) document.body.replaceChildren(container);
  root.render(<ConfigProblem error={error} />);
}

// Errors that the page explains are not logged to the console; bugs are.
function reportUnexplained(error: unknown) {
  if (!isExplained(error)) reportError(error);
}

// The demo uses an ordinary connection; its API is a mock in the page.
async function connect(): Promise<Demo | undefined> {
  if (import.meta.env.MODE !== 'demo') {
    await loadConnections(`${import.meta.env.BASE_URL}config.json`);
    return undefined;
  }
  const [{ startMock }, { demoConfig }] = await Promise.all([
    import('../mocks/browser.ts'),
    import('./shell/demo/demo-config.ts'),
  ]);
  setConnections(demoConfig);
  return startMock(import.meta.env.BASE_URL);
}
