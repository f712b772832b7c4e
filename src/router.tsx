import { Suspense, type ComponentType } from 'react';
import {
  createBrowserRouter,
  redirect,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from 'react-router';
import { appQuery, appsQuery, filteredAppsKey, type AppsPage } from './api/apps.ts';
import { ListPage } from './apps/list/list-page.tsx';
import { organizationsQuery } from './api/organizations.ts';
import { developersQuery, groupsQuery, ownerQuery } from './api/owners.ts';
import type { Owner } from './api/schemas.ts';
import { allConnections } from './connection/connection.ts';
import { useLanguage } from './messages/locale.ts';
import { organizationIn, paths } from './paths.ts';
import { queryClient } from './query-client.ts';
import type { Demo } from './shell/demo/demo.ts';
import { ErrorPage } from './shell/error.tsx';
import { Layout } from './shell/layout.tsx';
import { ListSkeleton, PageSkeleton } from './shell/skeletons.tsx';

/**
 * Every page of the console. A loader starts the read; the page, which waits for it, comes beside it. All
 * are lazy but the list: nearly every visit begins there.
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
              HydrateFallback: PageSkeleton,
              lazy: {
                Component: async () => page((await import('./shell/unconnected.tsx')).Unconnected),
              },
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
              path: 'organizations/:organization/apps/:appId',
              loader: startApp,
              HydrateFallback: PageSkeleton,
              lazy: {
                Component: async () => page((await import('./apps/detail/app-page.tsx')).Component),
              },
            },
            {
              path: 'organizations/:organization/apps/:appId/edit',
              loader: startApp,
              HydrateFallback: PageSkeleton,
              lazy: {
                Component: async () =>
                  page((await import('./apps/detail/edit-page.tsx')).Component),
              },
            },
            {
              path: 'organizations/:organization/activity',
              HydrateFallback: PageSkeleton,
              lazy: {
                Component: async () =>
                  page((await import('./activity/activity-page.tsx')).Component),
              },
            },
            {
              path: '*',
              HydrateFallback: PageSkeleton,
              lazy: {
                Component: async () => page((await import('./shell/not-found.tsx')).NotFound),
              },
            },
          ],
        },
      ],
    },
  ]);
}

// Each page waits behind a skeleton of its own, and is drawn again when the language changes.
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

// What the address says behind the question mark is answered by what was read.
function isAnotherList({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return currentUrl.search === nextUrl.search && defaultShouldRevalidate;
}

// What the list already knows is shown at once, and the app is read anew behind it.
function startApp({ params }: LoaderFunctionArgs) {
  const organization = organizationIn(params);
  const query = appQuery(organization, params['appId'] ?? '');
  const lists = [
    queryClient.getQueryData(appsQuery(organization).queryKey),
    ...queryClient
      .getQueriesData<AppsPage>({ queryKey: filteredAppsKey(organization) })
      .map(([, list]) => list),
  ];
  const row = lists
    .flatMap((list) => list?.apps ?? [])
    .find((app) => app.appId === params['appId']);
  if (row && !queryClient.getQueryData(query.queryKey))
    queryClient.setQueryData(query.queryKey, row, { updatedAt: 0 });
  if (row) cacheOwner(organization, row.owner);
  start(queryClient.query(query));
  return null;
}

// The list has read the owners with their status; one of them is not asked for again so soon.
function cacheOwner(organization: string, owner: Owner) {
  const { queryKey } = ownerQuery(organization, owner);
  const list = owner.kind === 'developer' ? developersQuery : groupsQuery;
  const state = queryClient.getQueryState(list(organization).queryKey);
  const record = state?.data?.find(({ kind, id }) => kind === owner.kind && id === owner.id);
  if (record && !queryClient.getQueryData(queryKey))
    queryClient.setQueryData(queryKey, record, { updatedAt: state?.dataUpdatedAt ?? 0 });
}

// The page that reads it meets the error; here it would go unhandled.
function start(reading: Promise<unknown>): void {
  reading.catch(() => {});
}
