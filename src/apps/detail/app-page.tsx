import { Pencil } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { StatusBadge } from '../../status/status-badge.tsx';
import { statusAt, switchId } from '../../operations/app/switches.ts';
import type { StatusProps } from '../../status/status-control.tsx';
import { UnderWay, useUnderWay } from '../../status/under-way.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { AppView } from './app-view.tsx';
import { JsonSection } from '../json/json-section.tsx';

/** The page of an app, read-only. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const appId = params['appId'] ?? '';
  const navigate = useNavigate();
  const key = `${organization} ${appId}`;
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
      <JsonSection key={`JSON of ${key}`} organization={organization} appId={appId} />
    </>
  );
}

function ReadStatus({ organization, app, level, overruled }: StatusProps) {
  const underWay = useUnderWay(switchId({ organization, app, level }));
  if (underWay) return <UnderWay text={underWay} />;
  return <StatusBadge status={statusAt(app, level) ?? ''} overruled={overruled ?? false} />;
}
