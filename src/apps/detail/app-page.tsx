import { Pencil } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { AppView } from './app-view.tsx';
import { JsonSection } from '../json/json-section.tsx';
import { UsageSection } from './usage-section.tsx';
import { prefetchDialogs } from './prefetch-dialogs.ts';
import { prefetchStatusControl, ReadStatus } from './read-status.tsx';

/** The page of an app. Each status is shown to be read, and can be changed in its place. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  const navigate = useNavigate();
  const key = `${organization} ${appId}`;
  useAfterPaint(prefetchControls);
  return (
    <>
      <AppView
        key={key}
        organization={organization}
        appId={appId}
        Status={ReadStatus}
        action={
          <Button
            icon={<Pencil size={16} aria-hidden />}
            onClick={() => void navigate(paths.editApp(organization, appId))}
          >
            {m.edit()}
          </Button>
        }
      />
      <UsageSection key={`usage of ${key}`} organization={organization} appId={appId} />
      <JsonSection key={`JSON of ${key}`} organization={organization} appId={appId} />
    </>
  );
}

function prefetchControls() {
  prefetchStatusControl();
  prefetchDialogs();
}
