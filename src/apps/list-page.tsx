import {
  useQuery,
  useQueryClient,
  useSuspenseQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { Download, ListFilter, RotateCw, Search } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { appsQuery, type AppsPage } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { productsQuery } from '../api/products.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import {
  dropCatalogUnless,
  patchCatalog,
  readEverything,
  small,
  tellOwners,
  useCatalog,
  type Catalog,
} from '../catalog/catalog.ts';
import { clauseFor, isAnswer } from '../catalog/clause.ts';
import type { Question } from '../catalog/columns.ts';
import type { Part } from '../catalog/export.ts';
import { openFinding } from '../catalog/finding.ts';
import { shortestKey } from '../access/shortest-key.ts';
import {
  everything,
  isFiltered,
  searchOf,
  statusFilters,
  viewOf,
  type StatusFilter,
  type View,
} from '../catalog/view.ts';
import { PartMissing } from '../changes/part-missing.tsx';
import { prepareStale, Stale } from '../changes/stale.tsx';
import { number } from '../messages/format.ts';
import { useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { Boundary } from '../ui/boundary.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Segments } from '../ui/segments.tsx';
import { useNow } from '../ui/use-now.ts';
import { AppTable } from './app-table.tsx';
import styles from './list-page.module.css';
import { useSelection } from './selection.ts';
import { useCatalogListing, useLocalListing, type Listing } from './use-listing.ts';

const Coverage = lazy(async () => ({ default: (await import('./coverage.tsx')).Coverage }));
const ExportDialog = lazy(async () => ({
  default: (await import('./export-dialog.tsx')).ExportDialog,
}));
const SelectionBar = lazy(async () => ({
  default: (await import('./selection-bar.tsx')).SelectionBar,
}));
const Filters = lazy(async () => ({ default: (await import('./filters.tsx')).Filters }));

/** Publish > Apps. Another organization is another list: nothing that was typed goes along. */
export function ListPage() {
  const organization = organizationIn(useParams());
  return <AppsOf key={organization} organization={organization} />;
}

function AppsOf({ organization }: { organization: string }) {
  const first = useSuspenseQuery(appsQuery(organization));
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const [typed, setTyped, send] = useTyped(view.q);
  const [filtering, setFiltering] = useState(false);
  const [exporting, setExporting] = useState(false);
  const { listing, covers, filtered } = useApps(organization, first.data, {
    ...view,
    q: useDeferredValue(typed),
  });

  const selected = useSelection(organization).ids;
  const client = useQueryClient();
  useEffect(() => prepareEditor(client, organization), [client, organization]);

  function show(next: View, { replace = false } = {}) {
    setSearch(searchOf(next), { replace, preventScrollReset: true });
  }

  function address(q: string) {
    send(q);
    show({ ...view, q }, { replace: true });
  }

  // The address follows the field, but never with a key in it: what is long enough waits for the answer.
  function type(text: string) {
    setTyped(text);
    if (text.trim().length < shortestKey) address(text);
  }

  // A link can bring what typing never leaves there.
  const { question, answer } = listing;
  useEffect(() => {
    if (question.view.q !== typed) return;
    const q = answer.couldBeKey ? '' : typed;
    if (q !== view.q) address(q);
  });

  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.apps()} – ${organization}`}>{m.apps()}</PageHeading>
        <p className={styles.count} role="status">
          {countText(listing, covers, first.data.total)}
        </p>
        <Button
          kind="quiet"
          icon={<RotateCw size={16} aria-hidden />}
          aria-label={m.refresh()}
          aria-busy={first.isFetching || filtered?.isFetching}
          onClick={() => void refresh()}
        />
      </header>
      <Stale query={first} />
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search size={16} aria-hidden />
          <span className="visually-hidden">{m.search_apps()}</span>
          <input
            type="search"
            value={typed}
            placeholder={m.search_placeholder()}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.target.value)}
            onPaste={(event) => findPasted(organization, event.clipboardData.getData('text'))}
            onKeyDown={({ key }) => {
              if (key === 'Enter' && answer.couldBeKey) openFinding(organization, typed);
            }}
          />
        </label>
        <Segments
          label={m.filter_status()}
          value={view.status}
          options={statusesOf(listing, covers)}
          onChange={(status) => show({ ...view, status })}
        />
        <Button
          icon={<ListFilter size={16} aria-hidden />}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          {m.filter()}
        </Button>
        <Button icon={<Download size={16} aria-hidden />} onClick={() => setExporting(true)}>
          {m.export_apps()}
        </Button>
      </div>
      {exporting && (
        <Boundary fallback={<PartMissing />}>
          <Suspense fallback={null}>
            <ExportDialog
              organization={organization}
              listing={listing}
              part={partOf(first.data, covers)}
              onClose={() => setExporting(false)}
            />
          </Suspense>
        </Boundary>
      )}
      <Boundary fallback={<PartMissing />}>
        <Suspense fallback={null}>
          {(filtering || isFiltered(view)) && (
            <Filters
              organization={organization}
              view={view}
              open={filtering}
              onChange={(next) => show(next)}
            />
          )}
          {covers.kind !== 'page' && (
            <Coverage
              organization={organization}
              first={first.data}
              covers={covers}
              query={filtered}
            />
          )}
        </Suspense>
      </Boundary>
      {selected.size > 0 && (
        <Boundary fallback={<PartMissing />}>
          <Suspense fallback={null}>
            <SelectionBar organization={organization} listing={listing} isPart={isPart(covers)} />
          </Suspense>
        </Boundary>
      )}
      {answer.count > 0 ? (
        <AppTable
          organization={organization}
          listing={listing}
          view={view}
          onSort={(sort) => show({ ...view, ...nextSort(view, sort) })}
        />
      ) : (
        <Empty
          text={emptyText(listing, covers)}
          onClear={() => {
            setTyped('');
            show(everything(view));
          }}
        />
      )}
    </>
  );

  async function refresh() {
    const [{ data }] = await Promise.all([first.refetch(), filtered?.refetch()]);
    if (data?.next && covers.kind === 'catalog') await readEverything(organization, data);
  }
}

/** Which apps the list looks at. */
export type Covers =
  /** one page, and that is all of the organization */
  | { kind: 'page' }
  /** the first page of more */
  | { kind: 'first' }
  /** what the server found; `whole` = all of it */
  | { kind: 'clause'; page: AppsPage }
  /** what was read into memory */
  | { kind: 'catalog'; catalog: Catalog };

// A small organization is one page. Of a large one the server looks for what it can, and the catalog for the rest.
function useApps(organization: string, first: AppsPage, view: View) {
  const language = useLanguage();
  const now = useNow();
  const asked = searchOf(view).toString();
  const question = useMemo<Question>(
    () => ({ view: viewOf(new URLSearchParams(asked)), language, now }),
    [asked, language, now],
  );
  const owners = useOwners(organization);
  const catalog = useCatalog(organization);
  useReadingOn(organization, first, catalog, owners);

  const isWhole = first.next === null || catalog?.state === 'whole';
  const clause = isWhole ? null : clauseFor(organization, view, owners);
  const filtered = useQuery({
    ...appsQuery(organization, clause ?? {}),
    enabled: clause !== null,
  });
  const page = clause && filtered.data && isAnswer(filtered.data, view) ? filtered.data : null;
  const local = useLocalListing((page ?? first).apps, owners, question);
  const fromCatalog = useCatalogListing(page || first.next === null ? null : catalog, question);
  const covers = coversOf(first, page, fromCatalog && catalog);
  return { listing: fromCatalog ?? local, covers, filtered: clause ? filtered : null };
}

function coversOf(
  first: AppsPage,
  page: AppsPage | null | undefined,
  catalog: Catalog | null,
): Covers {
  if (first.next === null) return { kind: 'page' };
  if (page) return { kind: 'clause', page };
  return catalog ? { kind: 'catalog', catalog } : { kind: 'first' };
}

// Owners come behind the list: they add names and the verdict on inactive ones, and may be missing.
function useOwners(organization: string): OwnerRecord[] {
  const { data: developers } = useQuery(developersQuery(organization));
  const { data: groups } = useQuery(groupsQuery(organization));
  return useMemo(() => [...(developers ?? []), ...(groups ?? [])], [developers, groups]);
}

// Reads the rest of a small organization at once, and tells the catalog what comes in beside it.
function useReadingOn(
  organization: string,
  first: AppsPage,
  catalog: Catalog | null,
  owners: OwnerRecord[],
) {
  const { index } = catalog ?? {};
  useEffect(() => dropCatalogUnless(organization), [organization]);
  const isSmall = first.next !== null && (first.total ?? 0) <= small;
  useEffect(() => {
    // Where the server does not say how many there are, a large organization shows itself by its pages. What can't
    // be begun is offered on the page.
    if (isSmall && !index) readEverything(organization, first, small).catch(() => {});
  }, [isSmall, index, organization, first]);
  useEffect(() => {
    // The first page is read again from time to time.
    if (index) void patchCatalog(organization, first.apps);
  }, [index, organization, first]);
  useEffect(() => {
    if (index) void tellOwners(organization, owners);
  }, [index, organization, owners]);
}

// The field is its own master. Only when the address changes by itself, as Back does it, the field follows; what it
// was given by the field arrives late, and not always all of it.
function useTyped(q: string) {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState<readonly string[]>([q]);
  if (q !== seen) {
    setSeen(q);
    if (!sent.includes(q)) setTyped(q);
    if (q === sent.at(-1)) setSent([q]);
  }
  const send = (text: string) => setSent((texts) => [...texts, text]);
  return [typed, setTyped, send] as const;
}

function nextSort(view: View, sort: View['sort']): Pick<View, 'sort' | 'descending'> {
  return { sort, descending: view.sort === sort ? !view.descending : false };
}

// A part is never taken for the whole: where only some apps were looked at, the text says so.
function countText(
  { answer: { count, total } }: Listing,
  covers: Covers,
  ofOrganization: number | undefined,
): string {
  if (isPart(covers) && count === total) return m.reading_open({ read: number(total) });
  if (isPart(covers)) return m.apps_count_within({ count: number(count), read: number(total) });
  const all = covers.kind === 'clause' ? ofOrganization : total;
  if (all === undefined || all === count) return m.apps_count({ count });
  return m.apps_count_of({ count: number(count), total: number(all) });
}

function isPart(covers: Covers): boolean {
  if (covers.kind === 'clause') return covers.page.next !== null;
  return covers.kind === 'first' || (covers.kind === 'catalog' && covers.catalog.state !== 'whole');
}

// How many apps there would be to look at, where not all of them were (`undefined` = nobody knows); else `null`.
function partOf({ total }: AppsPage, covers: Covers): Part | null {
  if (!isPart(covers)) return null;
  if (covers.kind === 'clause') return { of: covers.page.total };
  return { of: covers.kind === 'catalog' ? covers.catalog.about : total };
}

function statusesOf({ answer }: Listing, covers: Covers) {
  const labels: Record<StatusFilter, string> = {
    all: m.filter_all(),
    approved: m.status_approved(),
    revoked: m.status_revoked(),
    other: m.filter_other(),
  };
  const isCounted = covers.kind === 'page' || (covers.kind === 'catalog' && !isPart(covers));
  return statusFilters
    .filter((value) => value !== 'other' || !isCounted || answer.counts.other > 0)
    .map((value) => ({
      value,
      label: labels[value],
      count: isCounted ? number(answer.counts[value]) : undefined,
    }));
}

function emptyText({ answer }: Listing, covers: Covers) {
  if (answer.total === 0 && covers.kind === 'page')
    return { title: m.no_apps(), next: m.no_apps_next(), isEmpty: true };
  return { title: m.no_match(), next: isPart(covers) ? m.no_match_within() : m.no_match_next() };
}

function Empty({
  text,
  onClear,
}: {
  text: { title: string; next: string; isEmpty?: boolean };
  onClear(): void;
}) {
  return (
    <div className={styles.empty}>
      <h2>{text.title}</h2>
      <p>{text.next}</p>
      {!text.isEmpty && <Button onClick={onClear}>{m.clear_filters()}</Button>}
    </div>
  );
}

// A whole key is looked for at once; any other text only filters.
function findPasted(organization: string, text: string) {
  import('../access/keys-in-text.ts').then(
    ({ isForKeys }) => isForKeys(text) && openFinding(organization, text),
    () => {},
  );
}

// Once the list stands, what may be needed next is fetched behind it: the code of the page that most people open,
// how products are called, and the words for an error, which may come when nothing can be fetched any more.
function prepareEditor(client: QueryClient, organization: string) {
  const timer = setTimeout(() => {
    import('./edit-page.tsx').catch(() => {});
    prepareStale();
    client.query(productsQuery(organization)).catch(() => {});
  }, 400);
  return () => clearTimeout(timer);
}
