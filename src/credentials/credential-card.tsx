import type { ComponentType, ReactNode } from 'react';
import { conditionsOf, evaluateKey, keyReasons, type OwnerState } from '../access/evaluate.ts';
import type { AnyApp, AnyCredential, Product } from '../api/schemas.ts';
import { CheckCallLink } from '../status/check-call-link.tsx';
import { ChangeNote } from '../status/change-note.tsx';
import { keyText } from '../operations/app/texts/key-text.ts';
import { StatusBadge } from '../status/status-badge.tsx';
import { switchId, type Level } from '../operations/app/switches.ts';
import type { StatusProps } from '../status/status-control.tsx';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { useNearViewport } from '../ui/hooks/use-near-viewport.ts';
import { AccessChain } from './access-chain.tsx';
import styles from './credential-card.module.css';
import { Attributes, Scopes } from './facts.tsx';
import { isOverruled } from '../access/is-overruled.ts';
import { KeyHeading } from './key-heading.tsx';
import { Expires, Issued } from './key-times.tsx';
import { ProductTable } from './product-table.tsx';
import { SecretField } from './secret-field.tsx';
import { withUnconfirmedKey } from '../status/unconfirmed.ts';
import { KeyVerdictLine } from '../status/verdict.tsx';

const KeyButtons = lazyPart(async () => (await import('./key-buttons.tsx')).KeyButtons);

interface Props {
  /** the HTML id of the card; never contains a key */
  anchor: string;
  organization: string;
  app: AnyApp;
  owner: OwnerState;
  credential: AnyCredential;
  knownProducts: ReadonlyMap<string, Product> | undefined;
  now: number;
  /** the key found by the search */
  isFound: boolean;
  /** mounts its status controls at once; otherwise when it comes near the viewport */
  isEager: boolean;
  /** one of so many that rendering all of them completely would be slow */
  isOneOfMany: boolean;
  /** the statuses of the app whose last change is not confirmed */
  unconfirmed: readonly Level[];
  Status: ComponentType<StatusProps>;
  /** what can be done with the key, in the edit view */
  actions: ReactNode;
}

/** How many products of a key have status controls before scrolling. */
const eagerProducts = 30;

/**
 * A key with its verdict, its facts and its products. One of many shows only its name, verdict and status until it
 * comes near the viewport.
 */
export function CredentialCard(props: Props) {
  const { anchor, app, credential, owner, isFound, isEager, isOneOfMany, actions } = props;
  const [isNear, ref] = useNearViewport(isEager || isFound);
  const keyName = keyText(app, credential.consumerKey);
  const conditions = conditionsOf(credential, owner);
  return (
    <div
      ref={ref}
      role="group"
      aria-label={m.key_named({ key: keyName })}
      id={anchor}
      tabIndex={-1}
      className={styles.card}
      data-found={isFound || undefined}
      data-many={isOneOfMany || undefined}
    >
      {isFound && <FoundStrip {...props} keyName={keyName} />}
      <Head {...props} {...{ keyName, conditions, isNear }} />
      {(isNear || !isOneOfMany) && (
        <>
          <Facts {...props} {...{ keyName, conditions }} />
          <ProductTable
            {...props}
            {...{ keyName, conditions }}
            eagerRows={isNear ? eagerProducts : 0}
          />
          {actions && <div className={styles.actions}>{isNear && actions}</div>}
        </>
      )}
    </div>
  );
}

/** Marks the key that was searched for, with buttons to change its status at once. */
function FoundStrip({ organization, app, credential, keyName }: Props & { keyName: string }) {
  return (
    <div role="group" aria-label={m.find_found_key()} className={styles.found}>
      <p>{m.find_this_one()}</p>
      <LazyBoundary>
        <KeyButtons {...{ organization, app, credential, keyName }} />
      </LazyBoundary>
    </div>
  );
}

interface PartProps extends Props {
  keyName: string;
  conditions: ReturnType<typeof conditionsOf>;
}

function Head(props: PartProps & { isNear: boolean }) {
  const { organization, app, owner, credential, keyName, conditions, now, isNear } = props;
  const { unconfirmed, Status } = props;
  const verdict = evaluateKey(app, credential, owner, now);
  const level = { key: credential.consumerKey };
  const overruled = isOverruled(verdict.reason, 'key');
  const all = withUnconfirmedKey(conditions, unconfirmed, { app, credential, owner, now });
  return (
    <div className={styles.head}>
      <KeyHeading value={credential.consumerKey} {...{ keyName, isNear }} />
      <div className={styles.verdict}>
        <KeyVerdictLine {...{ app, verdict }} conditions={all} />
        <AccessChain
          {...{ app, credential }}
          reasons={keyReasons(app, credential, owner, now)}
          fault={verdict.usable === 0 ? verdict.fault : null}
          isUnconfirmed={all.includes('unconfirmed')}
        />
        <CheckCallLink
          {...{ organization, app }}
          consumerKey={credential.consumerKey}
          className={styles.check}
        />
      </div>
      <span className={styles.status}>
        <span className={styles.label} aria-hidden>
          {m.key_status()}
        </span>
        {isNear ? (
          <Status {...{ organization, app, level, overruled }} />
        ) : (
          <StatusBadge
            status={credential.status}
            label={m.status_of_key({ key: keyName })}
            overruled={overruled}
          />
        )}
      </span>
      {isNear && <ChangeNote operationId={switchId({ organization, app, level })} />}
    </div>
  );
}

function Facts({ credential, keyName, conditions, now, actions }: PartProps) {
  return (
    <dl className={styles.facts}>
      <SecretField value={credential.consumerSecret} keyName={keyName} />
      <Issued ms={credential.issuedAt} />
      <Expires
        ms={credential.expiresAt}
        isUnknown={conditions.includes('expiry-unknown')}
        now={now}
        isEditing={Boolean(actions)}
      />
      <Scopes scopes={credential.scopes} />
      <Attributes attributes={credential.attributes} />
    </dl>
  );
}
