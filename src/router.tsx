import { type ComponentType } from 'react';
import {
  createBrowserRouter,
  redirect,
  type LoaderFunction,
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
import { PromptSuspense } from './ui/prompt-suspense.tsx';

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
              ...lazyPage(() => import('./shell/unconnected.tsx')),
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
            organizationPage('apps/new', () => import('./apps/form/create-app-page.tsx')),
            organizationPage('apps/:appId', () => import('./apps/detail/app-page.tsx'), startApp),
            organizationPage(
              'apps/:appId/edit',
              () => import('./apps/detail/edit-page.tsx'),
              startApp,
            ),
            {
              ...organizationPage('keys', () => import('./keys/keys-page.tsx'), startList),
              shouldRevalidate: isAnotherList,
            },
            organizationPage('access-check', () => import('./access-check/access-check-page.tsx')),
            organizationPage('products', () => import('./products/products-page.tsx')),
            organizationPage('products/:product', () => import('./products/product-page.tsx')),
            organizationPage('developers', () => import('./owners/owners-page.tsx')),
            organizationPage('developers/:owner', () => import('./owners/owner-page.tsx')),
            organizationPage(
              'approvals',
              () => import('./approvals/approvals-page.tsx'),
              startList,
            ),
            organizationPage('activity', () => import('./activity/activity-page.tsx')),
            organizationPage('leaked-keys', () => import('./leaks/leaks-page.tsx')),
            { path: '*', ...lazyPage(() => import('./shell/not-found.tsx')) },
          ],
        },
      ],
    },
  ]);
}

type LoadPage = () => Promise<{ Component: ComponentType }>;

function organizationPage(path: string, load: LoadPage, loader?: LoaderFunction) {
  return {
    path: `organizations/:organization/${path}`,
    ...(loader && { loader }),
    ...lazyPage(load),
  };
}

function lazyPage(load: LoadPage) {
  return {
    HydrateFallback: PageSkeleton,
    lazy: { Component: async () => page((await load()).Component) },
  };
}

// Shows a skeleton while the page waits for its data, and re-renders the page when the language changes.
function page(Page: ComponentType, Skeleton: ComponentType = PageSkeleton) {
  return function LocalizedPage() {
    useLanguage();
    return (
      <PromptSuspense fallback={<Skeleton />}>
        <Page />
      </PromptSuspense>
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
