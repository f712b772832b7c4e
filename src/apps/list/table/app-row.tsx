import Pencil from 'lucide-react/icons/pencil';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { memo, useState, type MouseEvent } from 'react';
import { warningsFor, type Row, type Warning } from '../../../inventory/row.ts';
import { searchOf } from '../../../inventory/view.ts';
import { lazyPart } from '../../../errors/lazy-boundary.tsx';
import { StatusBadge } from '../../../status/status-badge.tsx';
import { statusWord } from '../../../operations/app/texts/status-word.ts';
import { formatDay, formatUtc } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';
import { paths } from '../../../paths.ts';
import { BreakableMail } from '../../../ui/breakable-mail.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { hasModifier } from '../../../ui/rows/row-link.ts';
import styles from './app-table.module.css';
import { select } from '../selection.ts';
import type { Listing } from '../use-listing.ts';
import { PromptSuspense } from '../../../ui/prompt-suspense.tsx';

const MatchText = lazyPart(async () => (await import('../search/match-text.tsx')).MatchText);

interface Props {
  organization: string;
  row: Row;
  /** among all rows, from 0 */
  index: number;
  selected: boolean;
  /** the list scrolls too fast to read: a row that mounts now shows its text only */
  isFastScrolling: boolean;
  listing: Listing;
  /** navigates to a page of the console */
  go(path: string): unknown;
  /** shows another list of apps */
  onFilter(path: string): void;
}

/**
 * One app of the list. Memoized, because scrolling re-renders the list often. Plain links: router links re-render on
 * every navigation step.
 */
export const AppRow = memo(function AppRow(props: Props) {
  const { organization, row, index, selected, isFastScrolling, go } = props;
  const { appId, name, displayName, warnings, match } = row;
  const owner = row.owner || m.owner_none();
  const path = paths.app(organization, appId);
  // A row never loses the controls that it has.
  const [hasControls, setHasControls] = useState(!isFastScrolling);
  if (!hasControls && !isFastScrolling) setHasControls(true);
  const isTextOnly = isFastScrolling && !hasControls;
  return (
    <tr className={styles.row} aria-rowindex={index + 2} data-match={match?.by}>
      <th scope="row" className={styles.app} aria-labelledby={appId}>
        {!isTextOnly && (
          <Checkbox
            className={styles.pick}
            label={m.select_app({ app: displayName })}
            checked={selected}
            onChange={(checked, isRange) =>
              void select(organization, props.listing, { appId, index, checked, isRange })
            }
          />
        )}
        <a
          id={appId}
          href={path}
          className={styles.name}
          translate="no"
          onClick={(event) => isForThisTab(event) && go(path)}
        >
          <bdi>{displayName}</bdi>
        </a>
        {displayName !== name && (
          <code className={styles.below} translate="no">
            {name}
          </code>
        )}
        <span className={styles.ownerBelow} translate="no">
          {owner}
        </span>
        {match && (
          <span className={styles.match} title={match.text}>
            <PromptSuspense>
              <MatchText match={match} />
            </PromptSuspense>
          </span>
        )}
      </th>
      <td className={styles.owner} translate="no">
        {isTextOnly || !row.owner ? (
          owner
        ) : (
          <span className={styles.lines}>
            <FilterLink {...props} field="owner" value={owner} />
          </span>
        )}
      </td>
      <td className={styles.products} translate="no">
        {isTextOnly ? (row.products[0] ?? m.none()) : <Products {...props} />}
      </td>
      <td className={styles.keys}>{row.keys}</td>
      <td className={styles.status}>
        {isTextOnly ? (
          <span className={styles.withoutIcon}>{statusWord(row.status)}</span>
        ) : (
          <span className={styles.statuses} data-warned={warnings.length > 0}>
            <StatusBadge status={row.status} />
            {warnings.length > 0 && (
              <Warnings warnings={warningsFor(props.listing.query.view, warnings)} />
            )}
          </span>
        )}
      </td>
      <td className={styles.created}>
        <Day ms={row.createdAt} isTextOnly={isTextOnly} />
      </td>
      <td className={styles.modified}>
        <Day ms={row.lastModifiedAt} isTextOnly={isTextOnly} />
      </td>
      <td className={styles.actions}>
        {!isTextOnly && (
          <Button
            kind="quiet"
            icon={<Pencil size={16} aria-hidden />}
            aria-label={m.edit_app({ app: displayName })}
            onClick={() => go(paths.editApp(organization, appId))}
          />
        )}
      </td>
    </tr>
  );
}, propsAreEqual);

// Starting a fast scroll must not re-render rows.
function propsAreEqual(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return names.every((name) =>
    name === 'isFastScrolling'
      ? after.isFastScrolling || !before.isFastScrolling
      : before[name] === after[name],
  );
}

// With a modifier key, the browser opens the link elsewhere.
function isForThisTab(event: MouseEvent): boolean {
  if (hasModifier(event)) return false;
  event.preventDefault();
  return true;
}

/** Placeholder for a row that the worker has not sent yet. */
export function LoadingRow({ index }: Pick<Props, 'index'>) {
  return (
    <tr className={styles.row} aria-rowindex={index + 2}>
      <th scope="row" className={styles.loadingRow}>
        {m.loading()}
      </th>
    </tr>
  );
}

// On one line, because all rows have the same height.
function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const text = warnings.map((warning) => warningNames[warning]()).join(' · ');
  return (
    <span className={styles.warning} title={text}>
      <TriangleAlert size={12} aria-hidden />
      <span>{text}</span>
    </span>
  );
}

const warningNames: Record<Warning, () => string> = {
  'no-usable-key': m.warning_no_usable_key,
  'pending-key': m.warning_pending_key,
  'pending-product': m.warning_pending_product,
  'expired-key': m.warning_expired_key,
};

function Products(props: Props) {
  const { products } = props.row;
  const [first, ...others] = products;
  if (!first) return <span className={styles.none}>{m.none()}</span>;
  return (
    <span className={styles.lines} title={products.slice(0, 20).join('\n')}>
      <FilterLink {...props} field="product" value={first} />
      {others.length > 0 && <span className={styles.more}> +{others.length}</span>}
    </span>
  );
}

interface FilterLinkProps extends Pick<Props, 'organization' | 'listing' | 'onFilter'> {
  field: 'owner' | 'product';
  value: string;
}

// Replaces the search text, which found this row; the other filters stay.
function FilterLink({ organization, listing, onFilter, field, value }: FilterLinkProps) {
  const view = { ...listing.query.view, q: '', [field]: value };
  const path = `${paths.apps(organization)}?${searchOf(view).toString()}`;
  return (
    <a
      href={path}
      title={m.filter_by({ value })}
      onClick={(event) => isForThisTab(event) && onFilter(path)}
    >
      <BreakableMail text={value} />
    </a>
  );
}

function Day({ ms, isTextOnly }: { ms: number | undefined; isTextOnly: boolean }) {
  if (ms === undefined) return <span className={styles.none}>{m.unknown()}</span>;
  if (isTextOnly) return formatDay(ms);
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatUtc(ms)}>
      {formatDay(ms)}
    </time>
  );
}
