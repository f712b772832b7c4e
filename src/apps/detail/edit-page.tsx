import { useNavigate, useParams } from 'react-router';
import { StatusControl } from '../../status/status-control.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { AppView } from './app-view.tsx';

/** The edit view of an app. Each status change is sent at once, so there is no Save button. */
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

// Dialogs and toasts are prefetched, because without a network they could not be loaded when they are needed.
function prefetchDialogs() {
  const parts = [
    import('../../status/revoke-dialog.tsx'),
    import('../../status/question-dialog.tsx'),
    import('../../ui/toast/toaster.tsx'),
  ];
  for (const part of parts) part.catch(() => {});
}
