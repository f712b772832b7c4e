import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { prefetchStatusList, StatusControl } from '../../status/status-control.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths, type EditAppState } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { AppView } from './app-view.tsx';
import { prefetchDialogs } from './prefetch-dialogs.ts';

/** The edit view of an app. Each status change is sent at once, so there is no Save button. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  const navigate = useNavigate();
  useAfterPaint(prefetchControls);
  useFocusFromAddress();
  return (
    <AppView
      key={`${organization} ${appId}`}
      organization={organization}
      appId={appId}
      editing
      Status={StatusControl}
      action={
        <Button onClick={() => void navigate(paths.app(organization, appId))}>{m.done()}</Button>
      }
    />
  );
}

// The lists first: they are what is opened next.
function prefetchControls() {
  prefetchStatusList();
  prefetchDialogs();
}

// `#app-status` in the address, or the history state, moves the focus from the heading to that control. Also if the page
// is open already: each navigation has its own key.
function useFocusFromAddress() {
  const { hash, state, key } = useLocation();
  const focusTarget = useEffectEvent((_key: string) => {
    if (hash === '#app-status')
      document.querySelector<HTMLElement>('#app-status [role=combobox]')?.focus();
    else statusIn(state as Partial<EditAppState> | null)?.focus();
  });
  useEffect(() => focusTarget(key), [key]);
}

/** The control of a key's or product's status; the card of the key while the control is not mounted. */
function statusIn(state: Partial<EditAppState> | null): HTMLElement | null {
  const { focusKey: key, focusProduct: product } = state ?? {};
  if (key === undefined) return null;
  const label = product === undefined ? m.status_of_key({ key }) : m.status_of_product({ product });
  const card = document.querySelector<HTMLElement>(named(m.key_named({ key })));
  return card?.querySelector<HTMLElement>(`[role=combobox]${named(label)}`) ?? card;
}

function named(label: string): string {
  return `[aria-label="${CSS.escape(label)}"]`;
}
