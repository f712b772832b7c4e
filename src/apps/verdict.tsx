import { Ban, CircleCheck, CircleSlash } from 'lucide-react';
import type { KeyVerdict, Level, Reason, Verdict } from '../access/evaluate.ts';
import type { App, Credential } from '../api/schemas.ts';
import { statusWord } from '../changes/status-word.ts';
import { m } from '../paraglide/messages.js';
import styles from './verdict.module.css';

interface KeyProps {
  app: App;
  credential: Credential;
  verdict: KeyVerdict;
  anchor: string;
}

/** The one thing to see on a key: does it work, and if not, what stands in the way. */
export function KeyVerdictLine({ app, credential, verdict, anchor }: KeyProps) {
  const { usable, total, reason, fault } = verdict;
  const tone = usable === 0 ? 'blocked' : usable < total ? 'partly' : 'usable';
  const Icon = { blocked: Ban, partly: CircleSlash, usable: CircleCheck }[tone];
  return (
    <div className={styles.verdict} data-tone={tone}>
      <Icon size={18} aria-hidden />
      <strong>{keySentence(verdict, app)}</strong>
      <Chain
        links={[
          { level: 'app', href: '#app-status', name: m.chain_app(), status: app.status },
          { level: 'key', href: `#${anchor}`, name: m.chain_key(), status: credential.status },
        ]}
        culprit={usable === 0 ? reason : null}
      />
      {usable === 0 && fault && <FaultNote errorcode={fault.errorcode} />}
    </div>
  );
}

/** Whether a key works, in one sentence. */
export function keySentence({ usable, total, reason }: KeyVerdict, app: App): string {
  if (usable === 0) return m.verdict_blocked({ reason: reason ? reasonText(reason, app) : '' });
  if (usable < total) return m.verdict_partly({ usable, total });
  return m.verdict_usable();
}

interface ProductProps {
  app: App;
  verdict: Verdict;
  anchor: string;
}

/** Whether the key opens one product, with every reason against it and the fault a caller gets. */
export function ProductVerdictLine({ app, verdict, anchor }: ProductProps) {
  const { usable, reasons, fault } = verdict;
  const Icon = usable ? CircleCheck : Ban;
  const [first, ...others] = reasons;
  return (
    <div className={styles.product} data-tone={usable ? 'usable' : 'blocked'}>
      <Icon size={14} aria-hidden />
      <span>
        {first ? (
          <>
            {m.verdict_blocked({ reason: reasonText(first, app) })}{' '}
            <Culprit reason={first} anchor={anchor} />
          </>
        ) : (
          m.verdict_usable()
        )}
      </span>
      {others.length > 0 && (
        <span className={styles.also}>
          {m.verdict_also({ reasons: others.map((reason) => reasonText(reason, app)).join(', ') })}
        </span>
      )}
      {fault && <FaultNote errorcode={fault.errorcode} />}
    </div>
  );
}

function Culprit({ reason, anchor }: { reason: Reason; anchor: string }) {
  if (reason.level === 'app')
    return (
      <a className={styles.chip} href="#app-status">
        {m.chain_app()}
      </a>
    );
  if (reason.level === 'key')
    return (
      <a className={styles.chip} href={`#${anchor}`}>
        {m.chain_key()}
      </a>
    );
  return null;
}

interface ChainLink {
  level: Level;
  href: string;
  name: string;
  status: string;
}

function Chain({ links, culprit }: { links: ChainLink[]; culprit: Reason | null }) {
  return (
    <span className={styles.chain}>
      {links.map(({ level, href, name, status }) => (
        <a key={level} className={styles.chip} href={href} data-culprit={culprit?.level === level}>
          {m.chain_link({ name, status: statusWord(status) })}
        </a>
      ))}
    </span>
  );
}

function FaultNote({ errorcode }: { errorcode: string }) {
  return (
    <span className={styles.fault}>
      {m.caller_gets()} <code translate="no">401 {errorcode}</code>
    </span>
  );
}

/** A reason in a few words, such as *app revoked*. */
function reasonText({ level, cause, status }: Reason, app: App): string {
  if (cause === 'unknown') return unknownTexts[level]({ status });
  if (level === 'owner') return ownerTexts[app.owner.kind]();
  if (cause === 'expired') return m.reason_key_expired();
  if (cause === 'missing') return m.reason_no_product();
  const texts = cause === 'pending' ? pendingTexts : revokedTexts;
  return texts[level]();
}

const revokedTexts = {
  key: m.reason_key_revoked,
  app: m.reason_app_revoked,
  product: m.reason_product_revoked,
};
const pendingTexts = {
  key: m.reason_key_pending,
  app: m.reason_app_pending,
  product: m.reason_product_pending,
};
const unknownTexts = {
  key: m.reason_key_unknown,
  app: m.reason_app_unknown,
  owner: m.reason_owner_unknown,
  product: m.reason_product_unknown,
};
const ownerTexts = {
  developer: m.reason_developer_inactive,
  appgroup: m.reason_appgroup_inactive,
  company: m.reason_company_inactive,
};
