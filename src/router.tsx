import { Suspense, type ComponentType } from 'react';
import {
  createBrowserRouter,
  redirect,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from 'react-router';
import { appQuery, appsQuery } from './api/apps.ts';
import { organizationsQuery } from './api/organizations.ts';
import { ListPage } from './apps/list/list-page.tsx';
import { ListSkeleton } from './apps/list/table/list-skeleton.tsx';
import { allConnections } from './connection/connection.ts';
import { cacheAppFromLists } from './inventory/known.ts';
import { useLanguage } from './messages/locale.ts';
import { organizationIn, paths } from './paths.ts';
import { queryClient } from './query-client.ts';
import type { Demo } from './shell/demo/demo.ts';
import { ErrorPage } from './shell/error.tsx';
import { Layout } from './shell/layout.tsx';
import { PageSkeleton } from './shell/skeletons.tsx';

/**
 * All pages of the console. A loader starts the request while the code of the page loads; the page waits for the
 * response. All pages are lazy except the list, where nearly every visit starts.
 */
export function createRouter(demo: Demo | undefined) {
  return createBrowserRouter([
    {
      element: <Layout demo={demo} />,
      errorElement: <Layout demo={demo} failed />,
      children: [
        {
          ErrorBoundary: ErrorPage,
          children: [
            {
              index: true,
              loader: goToFirstOrganization,
              ...lazyPage(async () => (await import('./shell/unconnected.tsx')).Unconnected),
            },
            {
              path: 'organizations/:organization',
              loader: ({ params }) => redirect(paths.apps(organizationIn(params))),
              HydrateFallback: ListSkeleton,
            },
            {
              path: 'organizations/:organization/apps',
              loader: startList,
              shouldRevalidate: isAnotherList,
              Component: page(ListPage, ListSkeleton),
              HydrateFallback: ListSkeleton,
            },
            {
              path: 'organizations/:organization/apps/new',
              ...lazyPage(async () => (await import('./apps/form/create-app-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/apps/:appId',
              loader: startApp,
              ...lazyPage(async () => (await import('./apps/detail/app-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/apps/:appId/edit',
              loader: startApp,
              ...lazyPage(async () => (await import('./apps/detail/edit-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/keys',
              loader: startList,
              shouldRevalidate: isAnotherList,
              ...lazyPage(async () => (await import('./keys/keys-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/access-check',
              ...lazyPage(
                async () => (await import('./access-check/access-check-page.tsx')).Component,
              ),
            },
            {
              path: 'organizations/:organization/products',
              ...lazyPage(async () => (await import('./products/products-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/products/:product',
              ...lazyPage(async () => (await import('./products/product-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/developers',
              ...lazyPage(async () => (await import('./owners/owners-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/developers/:owner',
              ...lazyPage(async () => (await import('./owners/owner-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/approvals',
              loader: startList,
              ...lazyPage(async () => (await import('./approvals/approvals-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/activity',
              ...lazyPage(async () => (await import('./activity/activity-page.tsx')).Component),
            },
            {
              path: 'organizations/:organization/leaked-keys',
              ...lazyPage(async () => (await import('./leaks/leaks-page.tsx')).Component),
            },
            {
              path: '*',
              ...lazyPage(async () => (await import('./shell/not-found.tsx')).NotFound),
            },
          ],
        },
      ],
    },
  ]);
}

function lazyPage(load: () => Promise<ComponentType>) {
  return { HydrateFallback: PageSkeleton, lazy: { Component: async () => page(await load()) } };
}

// Shows a skeleton while the page waits for its data, and re-renders the page when the language changes.
function page(Page: ComponentType, Skeleton: ComponentType = PageSkeleton) {
  return function LocalizedPage() {
    useLanguage();
    return (
      <Suspense fallback={<Skeleton />}>
        <Page />
      </Suspense>
    );
  };
}

async function goToFirstOrganization() {
  const [connection] = allConnections();
  if (!connection) return null;
  const [organization] = await queryClient.query(organizationsQuery(connection));
  return organization === undefined ? null : redirect(paths.apps(organization));
}

function startList({ params }: LoaderFunctionArgs) {
  start(queryClient.query(appsQuery(organizationIn(params))));
  return null;
}

// Search, filters and order change the query string only; they need no new request.
function isAnotherList({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return currentUrl.search === nextUrl.search && defaultShouldRevalidate;
}

// The page shows what the lists know of the app while the app loads.
function startApp({ params }: LoaderFunctionArgs) {
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  cacheAppFromLists(queryClient, organization, appId);
  start(queryClient.query(appQuery(organization, appId)));
  return null;
}

// Avoids an unhandled rejection; the page that reads the query handles the error.
function start(request: Promise<unknown>): void {
  request.catch(() => {});
}
