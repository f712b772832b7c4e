import CircleCheck from 'lucide-react/icons/circle-check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import { useNavigate } from 'react-router';
import { isAlready, type Action } from '../../access/status.ts';
import type { Row } from '../../inventory/row.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import type { ListOption } from '../../ui/choices/option-list.tsx';

const icons = { approve: CircleCheck, revoke: CircleSlash };

/**
 * Offers to approve or revoke an app, as far as its status allows it. The change itself is made by the control in the
 * edit view, which opens focused.
 */
export function useStatusActions(organization: string) {
  const navigate = useNavigate();
  return (
    app: Pick<Row, 'appId' | 'displayName' | 'status'>,
    actions: readonly Action[] = ['approve', 'revoke'],
  ): ListOption[] =>
    actions
      .filter((action) => !isAlready(app.status, action))
      .map((action) => ({
        id: `${action} ${app.appId}`,
        name: actionName(action, app.displayName),
        Icon: icons[action],
        run: () => void navigate(paths.appStatus(organization, app.appId)),
      }));
}

function actionName(action: Action, app: string): string {
  return action === 'approve' ? m.find_approve_app({ app }) : m.find_revoke_app({ app });
}
