import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { isAlready } from '../../../access/status.ts';
import { needsProducts } from '../../../api/app-requests.ts';
import { withoutSecrets } from '../../../api/app-bodies.ts';
import { productsQuery } from '../../../api/products.ts';
import type { App } from '../../../api/schemas.ts';
import { statusChange } from '../../../operations/app/status-change.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { isSuccess } from '../../../operations/report/outcome-report.ts';
import { m } from '../../../paraglide/messages.js';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { CreatedKeyDialog } from '../new-key/created-key-dialog.tsx';
import { DialogForm } from '../dialog-form.tsx';
import dialogStyles from '../dialog-form.module.css';
import fieldStyles from '../fields/fields.module.css';
import type { KeyDialogProps } from '../dialog-props.ts';
import {
  choiceLike,
  dayProblem,
  endOfDay,
  isoDay,
  lifeMs,
  type ExpiryChoice,
} from '../fields/expiry-choice.ts';
import { ExpiryField, expiryProblemTexts, expiryRules } from '../fields/expiry-field.tsx';
import { OldKey } from './old-key.tsx';
import { productsToCarryOver } from './products-to-carry-over.ts';
import { markToRetire } from './retirements.ts';
import { RotatedProducts } from './rotated-products.tsx';
import { TextField } from '../../../ui/form/text-field.tsx';
import { useKeyCreation } from '../new-key/use-key-creation.ts';
import { useRun } from '../use-run.ts';

interface Props extends KeyDialogProps {
  /** the old key is known to others: it is revoked first */
  isLeaked: boolean;
}

interface Fields {
  expiry: ExpiryChoice;
  approves: boolean;
  retireOn: string;
}

/** How long both keys work, by default. */
const overlapMs = 7 * 86_400_000;

/** Replaces a key by a new one with the same products. */
export function RotateKeyDialog(props: Props) {
  const { organization, app, credential, keyName, isLeaked, onClose } = props;
  const revoking = useRun();
  const creating = useKeyCreation();
  const known = useQuery(productsQuery(organization)).data;
  const [now] = useState(() => Date.now());
  const { control, register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: {
      expiry: choiceLike(credential),
      approves: isLeaked,
      retireOn: isoDay(now + overlapMs),
    },
  });
  const { carried, left } = productsToCarryOver(credential, known);
  const { consumerKey } = credential;
  const isRevoked = isAlready(credential.status, 'revoke');
  const isImpossible = needsProducts(app.owner) && carried.length === 0;

  const submit = handleSubmit(async ({ expiry, approves, retireOn }) => {
    if (isImpossible) return;
    let shown = withoutSecrets(app);
    if (isLeaked && !isRevoked) {
      const level = { key: consumerKey };
      const revoked = await revoking.run(
        statusChange({ organization, app: shown, level }, 'revoke'),
      );
      if (!revoked || !isSuccess(revoked.outcome)) return;
      shown = revoked.outcome.state as App;
    }
    const newKey = { products: carried, expiresInMs: lifeMs(expiry) };
    const isCreated = await creating.create({ organization, app: shown }, newKey, approves);
    if (isCreated && !isLeaked)
      markToRetire(
        switchId({ organization, app, level: { key: consumerKey } }),
        endOfDay(retireOn),
      );
  });

  const { creation } = creating;
  if (creation)
    return (
      <CreatedKeyDialog {...{ organization, app, creating, creation, onClose }}>
        <OldKey {...{ organization, app, credential, keyName }} />
      </CreatedKeyDialog>
    );
  return (
    <Dialog
      title={isLeaked ? m.replace_title({ key: keyName }) : m.rotate_title({ key: keyName })}
      close={m.close()}
      onClose={onClose}
    >
      <DialogForm
        submit={isLeaked ? m.replace_submit() : m.rotate_submit()}
        kind={isLeaked ? 'danger' : 'primary'}
        isRunning={revoking.isRunning || creating.isRunning}
        last={creating.last ?? revoking.last}
        onSubmit={(event) => void submit(event)}
        onCancel={onClose}
      >
        <p>
          {isLeaked ? m.replace_explained({ key: keyName }) : m.rotate_explained({ key: keyName })}
        </p>
        <RotatedProducts {...{ carried, left }} />
        {isImpossible && <p className={fieldStyles.error}>{m.new_key_needs_product()}</p>}
        <Controller
          name="expiry"
          control={control}
          rules={expiryRules}
          render={({ field, fieldState }) => (
            <ExpiryField {...field} error={fieldState.error?.message} />
          )}
        />
        <label>
          <input type="checkbox" {...register('approves')} /> {m.approve_pending()}
        </label>
        {!isLeaked && (
          <TextField
            type="date"
            label={m.retire_on()}
            hint={m.retire_hint()}
            error={formState.errors.retireOn?.message}
            {...register('retireOn', {
              validate: retireProblem,
            })}
          />
        )}
        {isLeaked && <p className={dialogStyles.hint}>{m.replace_order()}</p>}
      </DialogForm>
    </Dialog>
  );
}

function retireProblem(day: string): string | true {
  const problem = dayProblem(day);
  return problem === null || expiryProblemTexts[problem]();
}
