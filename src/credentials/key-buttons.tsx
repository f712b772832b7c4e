import { useId, useRef } from 'react';
import type { Action } from '../access/status.ts';
import type { AnyApp, AnyCredential } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { RevokeConfirmation } from '../status/dialogs/revoke-confirmation.tsx';
import { UnderWay } from '../status/under-way.tsx';
import { useStatusSwitch } from '../status/use-status-switch.ts';
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
  const opener = useRef<HTMLElement>(null);
  const level = { key: credential.consumerKey };
  const control = useStatusSwitch({ organization, app, level }, opener);
  const { underWay, confirmation } = control;
  const actions = (['approve', 'revoke'] as const).filter(control.isOpenTo);
  return (
    <>
      {underWay && <UnderWay text={underWay} />}
      {actions.map((action) => (
        <ActionButton
          key={action}
          action={action}
          keyName={keyName}
          isBusy={underWay !== undefined}
          refused={control.refused}
          onChoose={(button) => {
            opener.current = button;
            control.choose(action);
          }}
        />
      ))}
      {confirmation && <RevokeConfirmation {...confirmation} />}
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
