import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { isAlready, type Action } from '../access/status.ts';
import type { AnyApp, AnyCredential } from '../api/schemas.ts';
import { useIsUnconfirmed } from '../operations/own-writes.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import {
  requirementsOf,
  statusChange,
  type StatusChange,
} from '../operations/app/status-change.ts';
import { switchId } from '../operations/app/switches.ts';
import { m } from '../paraglide/messages.js';
import { RevokeConfirmation } from '../status/revoke-confirmation.tsx';
import { UnderWay, useUnderWay } from '../status/under-way.tsx';
import { useRefusal } from '../status/use-refusal.ts';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';

interface Props {
  organization: string;
  app: AnyApp;
  credential: AnyCredential;
  /** the masked name of the key */
  keyName: string;
}

/** Buttons that approve a key at once, or revoke it after a confirmation. */
export function KeyButtons({ organization, app, credential, keyName }: Props) {
  const { consumerKey, status } = credential;
  const target = { organization, app, level: { key: consumerKey } };
  const client = useQueryClient();
  const opener = useRef<HTMLElement>(null);
  const [toConfirm, setToConfirm] = useState<StatusChange | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const id = switchId(target);
  const underWay = useUnderWay(id);
  const isUnconfirmed = useIsUnconfirmed(id);
  const refused = useRefusal(organization, requirementsOf(target));
  const actions = (['approve', 'revoke'] as const).filter(
    (action) => isUnconfirmed || !isAlready(status, action),
  );

  function choose(action: Action, button: HTMLElement) {
    const change = statusChange(target, action);
    if (action === 'approve') return void runAndReport(client, change);
    opener.current = button;
    setToConfirm(change);
    setIsOpen(true);
  }

  return (
    <>
      {underWay && <UnderWay text={underWay} />}
      {actions.map((action) => (
        <ActionButton
          key={action}
          action={action}
          keyName={keyName}
          isBusy={underWay !== undefined}
          refused={refused}
          onChoose={(button) => choose(action, button)}
        />
      ))}
      {toConfirm && (
        <RevokeConfirmation
          open={isOpen}
          change={toConfirm}
          returnTo={opener}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

interface ActionButtonProps {
  action: Action;
  keyName: string;
  isBusy: boolean;
  /** why the key can't be changed */
  refused: string | undefined;
  onChoose(button: HTMLElement): void;
}

const texts = {
  approve: { label: m.action_approve, name: m.approve_key },
  revoke: { label: m.action_revoke, name: m.revoke_key },
};

function ActionButton({ action, keyName, isBusy, refused, onChoose }: ActionButtonProps) {
  const button = useFocusHandover<HTMLButtonElement>();
  const why = useId();
  const isOff = isBusy || refused !== undefined;
  return (
    <>
      <Button
        ref={button}
        aria-label={texts[action].name({ key: keyName })}
        aria-disabled={isOff || undefined}
        aria-describedby={refused && why}
        title={refused}
        // The second click of a double click lands on the button that has replaced the first: it must not count.
        onClick={({ detail, currentTarget }) => {
          if (!isOff && detail <= 1) onChoose(currentTarget);
        }}
      >
        {texts[action].label()}
      </Button>
      {refused && (
        <span id={why} className="visually-hidden">
          {refused}
        </span>
      )}
    </>
  );
}
