import type { Row } from '../../inventory/row.ts';
import { useFindActions } from './find-actions.ts';
import { useStatusActions } from './status-actions.ts';

interface Props {
  organization: string;
  app: Pick<Row, 'appId' | 'displayName' | 'status'>;
}

/** Offers to approve or revoke the open app in the Find dialog, while it is mounted. Renders nothing. */
export function OfferedStatusActions({ organization, app }: Props) {
  useFindActions(useStatusActions(organization)(app));
  return null;
}
