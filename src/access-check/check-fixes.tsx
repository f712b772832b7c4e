import { PageLink } from '../page-link.tsx';
import type { CallWithKey } from '../access/call/would-admit.ts';
import type { App, Credential } from '../api/schemas.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { paths, type EditAppState } from '../paths.ts';
import { unboundedTexts } from '../product-text/opening-text.ts';
import { Notice } from '../ui/notice.tsx';
import page from '../ui/page.module.css';
import styles from './access-check.module.css';
import type { Fix } from './check.ts';

interface Props {
  organization: string;
  app: App;
  credential: Credential;
  call: CallWithKey;
  fixes: readonly Fix[];
}

/** What has to change so that the call is admitted, each as a link to where it is changed. */
export function CheckFixes({ fixes, ...props }: Props) {
  if (fixes.length === 0) return null;
  return (
    <div className={page.section}>
      <h3>{fixes.length === 1 ? m.check_fix() : m.check_fixes()}</h3>
      <ul className={styles.fixes}>
        {fixes.map((fix) => (
          <li key={fix.kind}>
            <FixLink fix={fix} {...props} />
            {'unbounded' in fix && fix.unbounded && (
              <Notice title={m.check_fix_unbounded({ product: fix.product })} isState>
                {unboundedTexts(fix.unbounded).join(' ')}
              </Notice>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FixLink({
  fix,
  organization,
  app,
  credential,
  call,
}: Omit<Props, 'fixes'> & { fix: Fix }) {
  const key = keyText(app, credential.consumerKey);
  const edit = paths.editApp(organization, app.appId);
  const toKey: EditAppState = { focusKey: key };
  switch (fix.kind) {
    case 'approve key':
      return (
        <PageLink to={edit} state={toKey}>
          {m.check_fix_key({ key })}
        </PageLink>
      );
    case 'approve app':
      return (
        <PageLink to={paths.appStatus(organization, app.appId)}>
          {m.approve_app({ app: app.displayName })}
        </PageLink>
      );
    case 'activate owner':
      return (
        <PageLink to={paths.owner(organization, app.owner.kind, app.owner.email || app.owner.id)}>
          {ownerFixes[app.owner.kind]()}
        </PageLink>
      );
    case 'new key':
      return (
        <PageLink to={edit} state={toKey}>
          {m.check_fix_new_key()}
        </PageLink>
      );
    case 'scopes':
      return m.check_fix_scopes({ scopes: fix.scopes.join(', ') });
    case 'approve product': {
      const { product, isSure } = fix;
      const state: EditAppState = { focusKey: key, focusProduct: product };
      return (
        <PageLink to={edit} state={state}>
          {isSure ? m.approve_product({ product }) : m.check_fix_product_maybe({ product })}
        </PageLink>
      );
    }
    case 'add product': {
      const { product, others } = fix;
      return (
        <PageLink to={edit} state={toKey}>
          {others > 0
            ? m.check_fix_add_one_of({ product, count: others })
            : m.check_fix_add({ product })}
        </PageLink>
      );
    }
    case 'no product':
      return m.check_fix_none({ call: `${call.method} ${call.path || '/'}`, proxy: call.proxy });
  }
}

const ownerFixes = {
  developer: m.check_fix_developer,
  appgroup: m.check_fix_appgroup,
  company: m.check_fix_company,
};
