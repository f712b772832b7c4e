import { useId } from 'react';
import { maskKey } from '../access/mask.ts';
import type { Action } from '../access/status.ts';
import { curlOf } from '../api/curl.ts';
import type { App } from '../api/schemas.ts';
import type { StatusTarget } from '../api/status.ts';
import { m } from '../paraglide/messages.js';
import { CopyButton } from '../ui/copy-button.tsx';
import type { SwitchNumber } from './app-json-lines.ts';
import styles from './calls.module.css';
import { SwitchMark } from './switch-mark.tsx';

/** A row of the table: one switch of the app. */
interface Switch {
  number: SwitchNumber;
  target: StatusTarget;
  /** as its row is headed */
  name: string;
  /** as it is called where nothing stands around it */
  subject: string;
}

/** Every call that changes a switch of the app, to be copied as curl. */
export function Calls({ organization, app }: { organization: string; app: App }) {
  const heading = useId();
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
          {switchesOf(organization, app).map(({ number, target, name, subject }) => (
            <tr key={JSON.stringify([target.key, target.product])} data-number={number}>
              <th scope="row">
                <span className={styles.switch}>
                  <SwitchMark number={number} />
                  <span translate="no">{name}</span>
                </span>
              </th>
              <td>
                <span className={styles.copies}>
                  <CopyCall target={target} action="approve" subject={subject} />
                  <CopyCall target={target} action="revoke" subject={subject} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function switchesOf(organization: string, app: App): Switch[] {
  const target = { organization, owner: app.owner, app: app.name };
  const ofApp: Switch = {
    number: 3,
    target,
    name: app.displayName,
    subject: m.subject_app({ app: app.displayName }),
  };
  const ofKeys = app.credentials.flatMap(({ consumerKey, products }): Switch[] => {
    const key = maskKey(consumerKey);
    const ofKey = { ...target, key: consumerKey };
    return [
      { number: 2, target: ofKey, name: key, subject: m.subject_key({ key }) },
      ...products.map(({ name: product }): Switch => ({
        number: 1,
        target: { ...ofKey, product },
        name: product,
        subject: m.subject_product_in_key({ product, key }),
      })),
    ];
  });
  return [ofApp, ...ofKeys];
}

interface CallProps {
  target: StatusTarget;
  action: Action;
  subject: string;
}

function CopyCall({ target, action, subject }: CallProps) {
  const isApprove = action === 'approve';
  return (
    <CopyButton
      kind="quiet"
      label={isApprove ? m.curl_to_approve() : m.curl_to_revoke()}
      name={isApprove ? m.copy_curl_to_approve({ subject }) : m.copy_curl_to_revoke({ subject })}
      text={() => curlOf(target, action)}
      copied={m.copied()}
      failed={m.copy_failed()}
    />
  );
}
