import { useState } from 'react';
import type { AppsPage } from '../../api/apps.ts';
import {
  goOnReading,
  readEverything,
  stopReading,
  useCatalog,
  type Catalog,
} from '../../inventory/inventory.ts';
import { explain } from '../../errors/explain.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { coverageSentence } from './coverage-words.ts';
import styles from './coverage-note.module.css';
import type { Coverage } from './coverage.ts';

interface Props {
  organization: string;
  first: AppsPage;
  coverage: Coverage;
  /** the request with the server-side filter; `null` = no such filter */
  query: { isFetching: boolean; error: unknown } | null;
}

/** States which apps the list covers, so that partial results are recognizable, and offers to load the rest. */
export function CoverageNote({ organization, first, coverage, query }: Props) {
  const stored = useCatalog(organization);
  const catalog = coverage.kind === 'catalog' ? coverage.catalog : stored;
  const sentence = query?.isFetching
    ? m.cover_asking()
    : coverageSentence(first, coverage, catalog);
  return (
    <div className={styles.coverage}>
      {query?.error ? <Failed title={m.cover_clause_failed()} error={query.error} /> : null}
      {catalog?.state === 'failed' && <Failed title={m.reading_failed()} error={catalog.error} />}
      <div className={styles.line}>
        {sentence && <p>{sentence}</p>}
        {catalog ? (
          <Progress catalog={catalog} />
        ) : (
          needsMore(coverage) && <ReadAll organization={organization} first={first} />
        )}
      </div>
    </div>
  );
}

function needsMore(coverage: Coverage): boolean {
  return coverage.kind === 'first' || (coverage.kind === 'filtered' && coverage.page.next !== null);
}

function Progress({ catalog: { state, read, about } }: { catalog: Catalog }) {
  if (state === 'whole' || state === 'short') return null;
  if (state !== 'reading') return <Button onClick={goOnReading}>{m.reading_go_on()}</Button>;
  return (
    <>
      <progress
        className={styles.progress}
        aria-label={m.read_everything()}
        {...(about !== undefined && { value: Math.min(read, about), max: about })}
      />
      <Button onClick={stopReading}>{m.reading_stop()}</Button>
    </>
  );
}

function ReadAll({ organization, first }: { organization: string; first: AppsPage }) {
  const [error, setError] = useState<unknown>();
  return (
    <Button
      onClick={() => {
        readEverything(organization, first).catch(setError);
      }}
    >
      {error ? m.try_again() : m.read_everything()}
    </Button>
  );
}

function Failed({ title, error }: { title: string; error: unknown }) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={title} details={{ label: m.details(), lines: details }}>
      {what} {next}
    </Notice>
  );
}
