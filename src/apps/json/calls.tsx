import { useId } from 'react';
import type { Action } from '../../access/status.ts';
import { curlOf } from '../../api/curl.ts';
import { hasOwner } from '../../api/owners.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { statusRequest, type StatusTarget } from '../../api/status.ts';
import { levelsOf, wireTarget, type Level } from '../../operations/app/switches.ts';
import { keyText } from '../../operations/app/texts/key-text.ts';
import { subjectOf } from '../../operations/app/texts/subject.ts';
import { m } from '../../paraglide/messages.js';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { SwitchNumber } from './app-json-lines.ts';
import styles from './calls.module.css';
import { SwitchMark } from './switch-mark.tsx';

/** All calls that change a status of the app, as curl to copy. Without an owner there are none. */
export function Calls({ organization, app }: { organization: string; app: AnyApp }) {
  const heading = useId();
  if (!hasOwner(app.owner)) return null;
  return (
    <div className={styles.calls}>
      <h3 id={heading}>{m.calls()}</h3>
      <p className={styles.hint}>{m.calls_hint()}</p>
      <table className={styles.table} aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">{m.column_switch()}</th>
            <th scope="col">{m.copy_curl()}</th>
          </tr>
        </thead>
        <tbody>
          {levelsOf(app).map((level) => {
            const number = numberOf(level);
            const target = wireTarget({ organization, app, level });
            const label = labelInApp(app, level);
            return (
              <tr key={JSON.stringify(level)} data-number={number}>
                <th scope="row">
                  <span className={styles.switch}>
                    <SwitchMark number={number} />
                    <span translate="no">{rowHeading(app, level)}</span>
                  </span>
                </th>
                <td>
                  <span className={styles.copies}>
                    <CopyCall target={target} action="approve" label={label} />
                    <CopyCall target={target} action="revoke" label={label} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function numberOf({ key, product }: Level): SwitchNumber {
  if (key === undefined) return 3;
  return product === undefined ? 2 : 1;
}

// The heading of a row; the rows above it name the key and the app.
function rowHeading(app: AnyApp, { key, product }: Level): string {
  return product ?? (key === undefined ? app.displayName : keyText(app, key));
}

// The subject for an accessible name, which must be clear without context.
function labelInApp(app: AnyApp, level: Level): string {
  const { key, product } = level;
  if (key === undefined || product === undefined) return subjectOf(app, level);
  return m.subject_product_in_key({ product, key: keyText(app, key) });
}

interface CallProps {
  target: StatusTarget;
  action: Action;
  label: string;
}

function CopyCall({ target, action, label }: CallProps) {
  const isApprove = action === 'approve';
  return (
    <CopyButton
      kind="quiet"
      label={isApprove ? m.curl_to_approve() : m.curl_to_revoke()}
      name={isApprove ? m.copy_curl_to_approve({ label }) : m.copy_curl_to_revoke({ label })}
      text={() => curlOf(target.organization, statusRequest(target, action))}
      copied={m.copied()}
      failed={m.copy_failed()}
    />
  );
}
