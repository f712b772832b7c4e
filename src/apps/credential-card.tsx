import type { ComponentType } from 'react';
import { evaluate, evaluateKey, type OwnerState, type Reason } from '../access/evaluate.ts';
import { maskKey, maskedSecret } from '../access/mask.ts';
import type { App, Credential } from '../api/schemas.ts';
import { ChangeNote } from '../changes/change-note.tsx';
import type { StatusProps } from '../changes/status-control.tsx';
import { m } from '../paraglide/messages.js';
import styles from './credential-card.module.css';
import { Attributes, Scopes } from './app-details.tsx';
import { Expires, Issued } from './key-times.tsx';
import { SecretField } from './secret-field.tsx';
import { KeyVerdictLine, ProductVerdictLine } from './verdict.tsx';

interface Props {
  /** the id of this card on the page; a key never is one */
  anchor: string;
  organization: string;
  app: App;
  owner: OwnerState | undefined;
  credential: Credential;
  productNames: ReadonlyMap<string, string> | undefined;
  now: number;
  /** the key that somebody looked for */
  isFound: boolean;
  Status: ComponentType<StatusProps>;
}

/** One key: what it is, whether it works and why, and its products. */
export function CredentialCard(props: Props) {
  const { anchor, organization, app, owner, credential, now, isFound, Status } = props;
  const key = credential.consumerKey;
  const masked = maskKey(key);
  const verdict = evaluateKey(app, credential, owner, now);
  return (
    <div
      role="group"
      aria-label={m.key_group({ key: masked })}
      id={anchor}
      tabIndex={-1}
      className={styles.card}
      data-found={isFound || undefined}
    >
      {isFound && <p className={styles.found}>{m.find_this_one()}</p>}
      <div className={styles.head}>
        <div>
          <KeyVerdictLine app={app} verdict={verdict} anchor={anchor} credential={credential} />
          <ChangeNote target={{ organization, app, level: { key } }} />
        </div>
        <span className={styles.status}>
          <span className={styles.label} aria-hidden>
            {m.key_status()}
          </span>
          <Status
            {...{ organization, app }}
            level={{ key }}
            overruled={isOverruled(verdict.reason, 'key')}
          />
        </span>
      </div>
      <dl className={styles.facts}>
        <SecretField label={m.consumer_key()} what="key" value={key} masked={masked} />
        <SecretField
          label={m.consumer_secret()}
          what="secret"
          value={credential.consumerSecret}
          masked={maskedSecret}
        />
        <Issued ms={credential.issuedAt} />
        <Expires ms={credential.expiresAt} now={now} />
        <Scopes scopes={credential.scopes} />
        <Attributes attributes={credential.attributes} />
      </dl>
      <ProductTable {...props} />
    </div>
  );
}

// Whether something above a switch, not the switch itself, keeps it from working.
function isOverruled(reason: Reason | null, level: 'key' | 'product'): boolean {
  if (!reason) return false;
  const above = level === 'key' ? ['app', 'owner'] : ['key', 'app', 'owner'];
  return above.includes(reason.level) || reason.cause === 'expired';
}

function ProductTable(props: Props) {
  const { anchor, organization, app, owner, credential, productNames, now, Status } = props;
  if (credential.products.length === 0) return <p className={styles.none}>{m.no_products()}</p>;
  return (
    <table
      className={styles.products}
      aria-label={m.products_of_key({ key: maskKey(credential.consumerKey) })}
    >
      <thead>
        <tr>
          <th scope="col">{m.column_product()}</th>
          <th scope="col">{m.column_status()}</th>
          <th scope="col">{m.column_access()}</th>
        </tr>
      </thead>
      <tbody>
        {credential.products.map((product) => {
          const verdict = evaluate(app, credential, product, owner, now);
          const level = { key: credential.consumerKey, product: product.name };
          const displayName = productNames?.get(product.name) ?? product.name;
          return (
            <tr key={product.name}>
              <th scope="row" translate="no">
                <span className={styles.product}>
                  <span>{product.name}</span>
                  {displayName !== product.name && (
                    <span className={styles.displayName} title={displayName}>
                      {displayName}
                    </span>
                  )}
                </span>
              </th>
              <td>
                <Status
                  {...{ organization, app }}
                  level={level}
                  overruled={isOverruled(verdict.reasons[0] ?? null, 'product')}
                />
              </td>
              <td>
                <ProductVerdictLine app={app} verdict={verdict} anchor={anchor} />
                <ChangeNote target={{ organization, app, level }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
