import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import type { AnyApp } from '../api/schemas.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths, type AccessCheckState } from '../paths.ts';

interface Props {
  organization: string;
  app: AnyApp;
  consumerKey: string;
  className: string | undefined;
}

/** Leads to the access check with a key, which is handed over by its name in the app. */
export function CheckCallLink({ organization, app, consumerKey, className }: Props) {
  const key = plainKeyName(nameOfKey(app, consumerKey));
  const state: AccessCheckState = { appId: app.appId, key };
  return (
    <PageLink
      to={paths.accessCheck(organization)}
      state={state}
      className={className}
      aria-label={m.check_a_call_with({ key: keyText(app, consumerKey) })}
    >
      {m.check_a_call()}
    </PageLink>
  );
}
