import { useId, useState, type SyntheticEvent } from 'react';
import {
  formats,
  rowKinds,
  type Format,
  type PartialOf,
  type RowKind,
} from '../../inventory/export/export.ts';
import { unsettledByApp } from '../../operations/app/unsettled-levels.ts';
import { connectionTo } from '../../connection/connection.ts';
import { formatNumber } from '../../messages/format.ts';
import type { SkippedRow } from '../../api/lists/rows.ts';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { download, fileTime } from '../../ui/browser/download.ts';
import { ClockNotice } from '../../status/clock-notice.tsx';
import styles from './export-dialog.module.css';
import type { Listing } from './use-listing.ts';

interface Props {
  organization: string;
  listing: Listing;
  /** `null` = the list covers all apps */
  part: PartialOf | null;
  /** the invalid rows, which are in no listing */
  skipped: readonly SkippedRow[];
  onClose(): void;
}

/** Exports the list, as filtered and sorted, to a file in the chosen format. */
export function ExportDialog({ organization, listing, part, skipped, onClose }: Props) {
  const [rows, setRows] = useState<RowKind>('apps');
  const [format, setFormat] = useState<Format>('csv');
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');

  async function save(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state === 'busy') return;
    const fingerprints = new FormData(event.currentTarget).has('fingerprints');
    setState('busy');
    try {
      const exportedAt = Date.now();
      const { platform } = connectionTo(organization);
      const text = await listing.exportAs({
        rows,
        format,
        fingerprints,
        organization,
        platform,
        part,
        skipped,
        unconfirmed: unsettledByApp(organization),
        exportedAt,
      });
      const name = `keywarden-${rows}-${organization}-${fileTime(exportedAt)}${part ? '-part' : ''}`;
      download(`${name}.${format}`, text, mediaTypes[format]);
      announce(m.exported());
      onClose();
    } catch {
      setState('failed');
    }
  }

  return (
    <Dialog title={m.export_title()} close={m.close()} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <p>
          {m.export_count({ count: formatNumber(listing.answer.count) })}{' '}
          {coverageText(listing, part)}
          {skipped.length > 0 && ` ${m.skipped_in_export({ count: skipped.length })}`}
        </p>
        <ClockNotice organization={organization} />
        <Choices
          label={m.export_rows()}
          options={rowKinds}
          names={rowNames}
          hints={rowHints}
          value={rows}
          onChange={setRows}
        />
        <Choices
          label={m.export_format()}
          options={formats}
          names={formatNames}
          value={format}
          onChange={setFormat}
        />
        <div>
          {/* Browsers offer SHA-256 only with TLS. */}
          {globalThis.isSecureContext && (
            <label>
              <input type="checkbox" name="fingerprints" aria-describedby="export-fingerprints" />{' '}
              {m.export_fingerprints()}
            </label>
          )}
          <p id="export-fingerprints" className={styles.hint}>
            {globalThis.isSecureContext && m.export_fingerprints_hint()} {m.export_no_keys()}
          </p>
        </div>
        {state === 'failed' && (
          <p role="alert" className={styles.failure}>
            {m.export_failed()}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" kind="primary" aria-busy={state === 'busy'}>
            {m.export_download()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoicesProps<T extends string> {
  label: string;
  options: readonly T[];
  names: Record<T, () => string>;
  hints?: Partial<Record<T, () => string>>;
  value: T;
  onChange(value: T): void;
}

function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, options, names, hints, value, onChange } = props;
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <div key={option}>
          <label>
            <input
              type="radio"
              name={id}
              checked={value === option}
              aria-describedby={hints?.[option] && `${id}-${option}`}
              onChange={() => onChange(option)}
            />{' '}
            {names[option]()}
          </label>
          {hints?.[option] && (
            <p id={`${id}-${option}`} className={styles.hint}>
              {hints[option]()}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

// A partial export is named as such.
function coverageText({ answer: { total } }: Listing, part: PartialOf | null): string {
  if (!part) return m.export_whole();
  const read = formatNumber(total);
  return part.of === undefined
    ? m.export_part_open({ read })
    : m.export_part({ read, about: formatNumber(part.of) });
}

const rowNames: Record<RowKind, () => string> = {
  apps: m.export_rows_apps,
  access: m.export_rows_access,
};

const rowHints = { access: m.export_rows_access_hint };

const formatNames: Record<Format, () => string> = { csv: m.export_csv, json: m.export_as_json };

const mediaTypes: Record<Format, string> = { csv: 'text/csv', json: 'application/json' };
