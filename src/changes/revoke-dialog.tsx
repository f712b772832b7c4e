import type { RefObject } from 'react';
import { maskKey } from '../access/mask.ts';
import type { OwnerState } from '../access/evaluate.ts';
import type { App } from '../api/schemas.ts';
import { connectionTo } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { useNow } from '../ui/use-now.ts';
import { blastRadius, type Pair } from './blast-radius.ts';
import type { Level } from './change.ts';
import styles from './revoke-dialog.module.css';
import { subjectOf } from './tell.ts';

interface Props {
  open: boolean;
  change: { organization: string; app: App; owner: OwnerState | undefined; level: Level };
  returnTo: RefObject<HTMLElement | null>;
  onCancel(): void;
  onConfirm(): void;
}

/** Says what a revocation stops and what goes on, and asks. */
export function RevokeDialog({ open, change, returnTo, onCancel, onConfirm }: Props) {
  return (
    <AlertDialog
      open={open}
      title={m.revoke_title({ subject: subjectOf(change.app, change.level) })}
      cancel={m.cancel()}
      confirm={m.action_revoke()}
      returnTo={returnTo}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <Consequences {...change} />
    </AlertDialog>
  );
}

function Consequences({ organization, app, owner, level }: Props['change']) {
  const seconds = String(connectionTo(organization).propagationSeconds);
  const { stops, keeps } = blastRadius(app, level, 'revoke', owner, useNow());
  return (
    <>
      <p>{scopeOf(app, level)}</p>
      <PairList title={m.revoke_stops()} none={m.revoke_stops_nothing()} pairs={stops} />
      <PairList title={m.revoke_keeps()} none={m.revoke_keeps_nothing()} pairs={keeps} />
      <p className={styles.hint}>{m.revoke_can_undo({ seconds })}</p>
    </>
  );
}

function scopeOf(app: App, { key, product }: Level): string {
  if (key === undefined) return m.revoke_scope_app({ app: app.displayName });
  const masked = maskKey(key);
  return product === undefined
    ? m.revoke_scope_key({ key: masked, app: app.displayName })
    : m.revoke_scope_product({ product, key: masked, app: app.displayName });
}

function PairList({ title, none, pairs }: { title: string; none: string; pairs: Pair[] }) {
  const shown = pairs.slice(0, 6);
  return (
    <div>
      <p className={styles.title}>{pairs.length > 0 ? title : none}</p>
      <ul className={styles.pairs}>
        {shown.map(({ key, product }) => (
          <li key={`${key} ${product}`} translate="no">
            {product} <code>{maskKey(key)}</code>
          </li>
        ))}
      </ul>
      {pairs.length > shown.length && <p>{m.and_more({ count: pairs.length - shown.length })}</p>}
    </div>
  );
}
