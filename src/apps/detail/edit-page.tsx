import { useNavigate, useParams } from 'react-router';
import { StatusControl } from '../../status/status-control.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { AppView } from './app-view.tsx';

/** One app, to change. Each switch is sent on its own, so there is nothing to save. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  const navigate = useNavigate();
  useAfterPaint(prefetchDialogs);
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

// Dialogs and toasts are fetched before they are needed: after the connection is lost, they could not be.
function prefetchDialogs() {
  const parts = [
    import('../../status/revoke-dialog.tsx'),
    import('../../status/conflict-dialog.tsx'),
    import('../../ui/toast/toaster.tsx'),
  ];
  for (const part of parts) part.catch(() => {});
}
