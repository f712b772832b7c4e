import type { OwnerState } from '../../access/evaluate.ts';
import { isActive, isSameOwnerStatus } from '../../access/status.ts';
import type { AnyApp, OwnerRecord } from '../../api/schemas.ts';
import { formatDateTime, formatUtc } from '../../messages/format.ts';
import { PageLink } from '../../page-link.tsx';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { Attributes, Scopes, Text } from '../../credentials/facts.tsx';
import { ownerKindText } from '../../credentials/owner-kinds.ts';
import { Fact } from '../../ui/fact.tsx';
import factStyles from '../../ui/facts.module.css';
import styles from './app-details.module.css';

interface Props {
  organization: string;
  app: AnyApp;
  owner: OwnerRecord | undefined;
  unread: OwnerState['unread'];
}

/** The details of an app, without its keys. Values from the server are never translated. */
export function AppDetails({ organization, app, owner, unread }: Props) {
  return (
    <dl className={factStyles.facts}>
      <Fact name={unread === 'none' ? m.column_owner() : ownerKindText[app.owner.kind]()}>
        <OwnerFact organization={organization} app={app} owner={owner} unread={unread} />
      </Fact>
      <Fact name={m.fact_name()}>
        <code translate="no">{app.name}</code>
      </Fact>
      <Fact name={m.fact_app_id()}>
        <code translate="no">{app.appId}</code>
      </Fact>
      <Fact name={m.fact_callback_url()}>
        <Text value={app.callbackUrl} />
      </Fact>
      <Fact name={m.column_created()}>
        <Time ms={app.createdAt} by={app.createdBy} />
      </Fact>
      <Fact name={m.column_modified()}>
        <Time ms={app.lastModifiedAt} by={app.lastModifiedBy} />
      </Fact>
      {app.notes && (
        <Fact name={m.fact_notes()}>
          <Text value={app.notes} />
        </Fact>
      )}
      <Scopes scopes={app.scopes} />
      <Attributes attributes={app.attributes} />
    </dl>
  );
}

function OwnerFact({ organization, app, owner, unread }: Props) {
  if (unread === 'none') return <span className={styles.muted}>{m.owner_none()}</span>;
  const label = app.owner.email || (owner?.label ?? app.owner.id);
  const status = unread === 'missing' ? undefined : owner?.status;
  const path = paths.owner(organization, app.owner.kind, app.owner.email || app.owner.id);
  return (
    <span className={styles.owner}>
      <span>
        <PageLink to={path} translate="no">
          {label}
        </PageLink>
      </span>
      <span className={styles.about}>
        {owner?.fullName && (
          <span className={styles.muted} translate="no">
            {owner.fullName}
          </span>
        )}
        {status !== undefined && (
          <span className={styles.ownerStatus} data-active={isActive(status)}>
            {isActive(status) ? (
              m.owner_active()
            ) : isSameOwnerStatus(status, 'inactive') ? (
              m.owner_inactive()
            ) : (
              <span translate="no">{status}</span>
            )}
          </span>
        )}
        {owner && !unread && status === undefined && (
          <span className={styles.muted}>{m.owner_status_unknown()}</span>
        )}
        {unread === 'failed' && <span className={styles.muted}>{m.owner_not_loaded()}</span>}
        {unread === 'missing' && (
          <span className={styles.ownerStatus} data-active={false}>
            {m.owner_missing()}
          </span>
        )}
      </span>
    </span>
  );
}

function Time({ ms, by }: { ms: number | undefined; by: string }) {
  if (ms === undefined) return <span className={styles.muted}>{m.unknown()}</span>;
  return (
    <>
      <time dateTime={new Date(ms).toISOString()}>{formatDateTime(ms)}</time>
      <span className={styles.small}>
        <time dateTime={new Date(ms).toISOString()}>{formatUtc(ms)}</time>
        {by && <span translate="no"> · {by}</span>}
      </span>
    </>
  );
}
