import { useState } from 'react';
import type { AppsPage } from '../api/apps.ts';
import {
  goOnReading,
  readEverything,
  stopReading,
  useCatalog,
  type Catalog,
} from '../catalog/catalog.ts';
import { explain } from '../changes/explain.ts';
import { clock, number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './coverage.module.css';
import type { Covers } from './covers.ts';

interface Props {
  organization: string;
  first: AppsPage;
  covers: Covers;
  /** the server's search for what matches, where there is one */
  query: { isFetching: boolean; error: unknown } | null;
}

/** Which apps the list looks at, when that is not simply all: a part of an answer never looks like the whole. */
export function Coverage({ organization, first, covers, query }: Props) {
  const stored = useCatalog(organization);
  const catalog = covers.kind === 'catalog' ? covers.catalog : stored;
  const sentence = query?.isFetching ? m.cover_asking() : sentenceOf(first, covers, catalog);
  return (
    <div className={styles.coverage}>
      {query?.error ? <Failed title={m.cover_clause_failed()} error={query.error} /> : null}
      {catalog?.state === 'failed' && <Failed title={m.reading_failed()} error={catalog.error} />}
      <div className={styles.line}>
        {sentence && <p>{sentence}</p>}
        {catalog ? (
          <Progress catalog={catalog} />
        ) : (
          needsMore(covers) && <ReadAll organization={organization} first={first} />
        )}
      </div>
    </div>
  );
}

function needsMore(covers: Covers): boolean {
  return covers.kind === 'first' || (covers.kind === 'clause' && covers.page.next !== null);
}

function sentenceOf(first: AppsPage, covers: Covers, catalog: Catalog | null): string {
  if (covers.kind === 'clause') return sentenceOfClause(covers.page);
  if (covers.kind === 'short') return shortSentence(first.apps.length, first.total);
  if (catalog) return sentenceOfCatalog(catalog);
  const read = number(first.apps.length);
  const about = first.total;
  const what =
    about === undefined
      ? m.cover_first_open({ read })
      : m.cover_first({ read, about: number(about) });
  return `${what}. ${m.cover_first_next()}`;
}

function sentenceOfClause({ apps, next, total }: AppsPage): string {
  if (!next) return '';
  const read = number(apps.length);
  return total === undefined
    ? m.cover_clause_open({ read })
    : m.cover_clause({ read, about: number(total) });
}

// The server ended the list before the number that it gave, or went in circles.
function shortSentence(loaded: number, about: number | undefined): string {
  if (about === undefined || about <= loaded) return m.cover_repeats({ loaded: number(loaded) });
  return m.cover_short({ loaded: number(loaded), about: number(about) });
}

function sentenceOfCatalog({ state, read, about, since }: Catalog): string {
  if (state === 'whole') return m.reading_whole({ time: clock(since) });
  if (state === 'short') return shortSentence(read, about);
  const covered =
    about === undefined
      ? m.reading_open({ read: number(read) })
      : m.reading_of({ read: number(read), about: number(about) });
  const stopped = state === 'stopped' ? `${m.reading_stopped()}. ` : '';
  return `${stopped}${covered}. ${m.reading_covers()}`;
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
