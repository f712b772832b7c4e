import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { StatusControl } from '../changes/status-control.tsx';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { AppView } from './app-view.tsx';

/** One app, to change. Each switch is sent on its own, so there is nothing to save. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  const navigate = useNavigate();
  useEffect(fetchWhatTells, []);
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

// What tells of a failure or asks is here before anything can fail: with the connection gone it could not be had.
function fetchWhatTells() {
  void import('../ui/toaster.tsx').catch(() => {});
  void import('../changes/conflict-dialog.tsx').catch(() => {});
}
