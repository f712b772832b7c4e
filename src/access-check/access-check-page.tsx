import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { resolveRoute } from '../access/call/ingress.ts';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import { withoutSecrets } from '../api/app-bodies.ts';
import { appQuery } from '../api/apps.ts';
import { hasIngress, ingressQuery } from '../api/deployments/ingress.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import page from '../ui/page.module.css';
import {
  callOf,
  fieldsOf,
  routeProblem,
  takePasted,
  typedOfToken,
  type CallFields,
  type PastedRequest,
} from './call-draft.ts';
import { CallForm } from './call-form.tsx';
import { CheckResult } from './check-result.tsx';
import { useDraft } from './draft-store.ts';
import { KeyChoice } from './key-choice.tsx';
import { keyIn } from './key-in.ts';
import { PasteField } from './paste-field.tsx';
import { TokenFields } from './token-fields.tsx';
import { useFindKey, type ChosenKey } from './use-find-key.ts';

/** Whether the gateway would admit a call with a key, which API product decides, and what would have to change. */
export function Component() {
  const organization = organizationIn(useParams());
  return <AccessCheck key={organization} organization={organization} />;
}

function AccessCheck({ organization }: { organization: string }) {
  const [draft, change] = useDraft(organization);
  const { pasted, typed, appId, keyName, unknownKey } = draft;
  const app = useQuery({
    ...appQuery(organization, appId ?? ''),
    enabled: appId !== null,
    select: withoutSecrets,
  });
  const { route, isResolving, problem } = useRoute(organization, pasted);
  const fields = fieldsOf(pasted, route, typed);

  const chooseKey = (key: ChosenKey | { appId: string; keyName: null }) =>
    change({ appId: key.appId, keyName: key.keyName, unknownKey: null });
  const search = useFindKey(organization, {
    onFound: chooseKey,
    onUnknown: (mask) => change({ appId: null, keyName: null, unknownKey: mask }),
  });

  /** Whether the text is a request, or a key alone. */
  function takeText(text: string, isPasted: boolean): boolean {
    const taken = takePasted(text);
    if (!taken) {
      if (isForKeys(text)) search.find(text);
      return isForKeys(text);
    }
    // An edited request line has no key or token any more.
    const before = isPasted ? null : pasted;
    const hadKey = taken.key !== undefined || (before !== null && draft.hadKey);
    const hasToken = !hadKey && (taken.request.hasToken || before?.hasToken === true);
    change({
      pasted: { ...taken.request, hasToken },
      typed: typedOfToken(typed, hadKey || hasToken),
      hadKey,
    });
    if (taken.key !== undefined) search.find(taken.key, true);
    return true;
  }

  const changeFields = (changed: Partial<CallFields>) =>
    change({ typed: { ...typed, ...changed } });
  const credential = appId !== null && app.data ? keyIn(app.data, keyName) : null;
  const keyScopes = credential?.scopes ?? [];
  const call = callOf(fields, keyScopes);
  const problemShown = typed.environment && typed.proxy ? null : problem;
  return (
    <>
      <header className={page.header}>
        <PageHeading title={`${m.access_check()} – ${organization}`}>
          {m.access_check()}
        </PageHeading>
      </header>
      <p className={page.hint}>{m.check_explained()}</p>
      <section aria-labelledby="check-call">
        <h2 id="check-call">{m.check_call()}</h2>
        <PasteField
          {...{ pasted, isResolving }}
          problem={problemShown}
          hadKey={draft.hadKey}
          isForToken={fields.credential === 'token'}
          onText={takeText}
        />
        <CallForm {...{ organization, fields }} onChange={changeFields} />
      </section>
      <section aria-labelledby="check-key" className={page.section}>
        <h2 id="check-key">{m.column_key()}</h2>
        <KeyChoice
          {...{ organization, search, credential, unknownKey }}
          app={appId === null ? undefined : app.data}
          error={appId === null ? null : app.error}
          onChoose={chooseKey}
          onName={(name) => change({ keyName: name })}
        />
        <TokenFields {...{ fields, keyScopes }} onChange={changeFields} />
      </section>
      <section aria-labelledby="check-result" className={page.section}>
        <h2 id="check-result">{m.check_result()}</h2>
        <CheckResult
          {...{ organization, call, credential }}
          app={appId === null ? undefined : app.data}
          isUnknownKey={unknownKey !== null}
          onOperation={changeFields}
        />
      </section>
    </>
  );
}

/** Where a pasted request leads, if the platform has this information and the person may load it. */
function useRoute(organization: string, pasted: PastedRequest | null) {
  const canRead = hasIngress(organization);
  const host = pasted?.host;
  const ingress = useQuery({
    ...ingressQuery(organization),
    enabled: canRead && host !== undefined,
  });
  const route =
    ingress.data && pasted && host !== undefined
      ? resolveRoute(ingress.data, host, pasted.path)
      : null;
  const state = !canRead ? 'none' : ingress.error && !ingress.data ? 'refused' : 'readable';
  return {
    route,
    isResolving: ingress.isFetching && !ingress.data,
    problem: routeProblem(pasted, route, state),
  } as const;
}
