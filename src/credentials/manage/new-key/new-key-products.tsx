import { useQueryClient } from '@tanstack/react-query';
import { knownStatus } from '../../../access/status.ts';
import type { AnyApp, AnyCredential } from '../../../api/schemas.ts';
import { statusChange } from '../../../operations/app/status-change.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { runAndReport } from '../../../operations/run-and-report.ts';
import { m } from '../../../paraglide/messages.js';
import { ChangeNote } from '../../../status/change-note.tsx';
import { StatusBadge } from '../../../status/status-badge.tsx';
import { UnderWay, useUnderWay } from '../../../status/under-way.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFocusHandover } from '../../../ui/hooks/use-focus-handover.ts';
import styles from './new-key-products.module.css';

interface Props {
  organization: string;
  app: AnyApp;
  credential: AnyCredential;
}

/** The products of a key that was just created, with a button that approves each one that is pending. */
export function NewKeyProducts({ organization, app, credential }: Props) {
  if (credential.products.length === 0) return <p>{m.new_key_no_products()}</p>;
  return (
    <ul className={styles.products} aria-label={m.column_products()}>
      {credential.products.map(({ name, status }) => (
        <Product
          key={name}
          status={status}
          {...{ organization, app }}
          level={{ key: credential.consumerKey, product: name }}
        />
      ))}
    </ul>
  );
}

interface ProductProps extends Omit<Props, 'credential'> {
  level: { key: string; product: string };
  status: string;
}

function Product({ organization, app, level, status }: ProductProps) {
  const client = useQueryClient();
  const target = { organization, app, level };
  const underWay = useUnderWay(switchId(target));
  return (
    <li tabIndex={-1}>
      <span translate="no">{level.product}</span>
      {underWay ? (
        <UnderWay text={underWay} />
      ) : (
        <StatusBadge status={status} label={m.status_of_product({ product: level.product })} />
      )}
      {knownStatus(status) === 'pending' && !underWay && (
        <ApproveButton
          product={level.product}
          onApprove={() => void runAndReport(client, statusChange(target, 'approve'))}
        />
      )}
      <ChangeNote operationId={switchId(target)} />
    </li>
  );
}

function ApproveButton({ product, onApprove }: { product: string; onApprove(): void }) {
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button ref={button} aria-label={m.approve_product({ product })} onClick={onApprove}>
      {m.action_approve()}
    </Button>
  );
}
