import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { prefetchStatusList, StatusControl } from '../../status/status-control.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
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

// `#app-status` in the address moves the focus from the heading to that control. Also if the page is open already: each
// navigation has its own key.
function useFocusFromAddress() {
  const { hash, key } = useLocation();
  const focusTarget = useEffectEvent((_key: string) => {
    if (hash === '#app-status')
      document.querySelector<HTMLElement>('#app-status [role=combobox]')?.focus();
  });
  useEffect(() => focusTarget(key), [key]);
}
