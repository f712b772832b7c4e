import type { AnyApp, AnyCredential } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { RevokeConfirmation } from '../status/dialogs/revoke-confirmation.tsx';
import { RefusableButton } from '../status/refusable-button.tsx';
import { UnderWay } from '../status/under-way.tsx';
import { useStatusSwitch } from '../status/use-status-switch.ts';

interface Props {
  organization: string;
  app: AnyApp;
  credential: AnyCredential;
  /** the masked name of the key */
  keyName: string;
}

/** Buttons that approve a key at once, or revoke it after a confirmation. */
export function KeyButtons({ organization, app, credential, keyName }: Props) {
  const level = { key: credential.consumerKey };
  const control = useStatusSwitch({ organization, app, level });
  const { underWay, confirmation } = control;
  const actions = (['approve', 'revoke'] as const).filter(control.canChoose);
  return (
    <>
      {underWay && <UnderWay text={underWay} />}
      {actions.map((action) => (
        <RefusableButton
          key={action}
          name={texts[action].name({ key: keyName })}
          isBusy={underWay !== undefined}
          refused={control.refused}
          onChoose={() => control.choose(action)}
        >
          {texts[action].label()}
        </RefusableButton>
      ))}
      {confirmation && <RevokeConfirmation {...confirmation} />}
    </>
  );
}

const texts = {
  approve: { label: m.action_approve, name: m.approve_key },
  revoke: { label: m.action_revoke, name: m.revoke_key },
};
