import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { isAlready } from '../../../access/status.ts';
import { needsProducts } from '../../../api/app-requests.ts';
import { canSetScopes } from '../../../api/key-requests.ts';
import { withoutSecrets } from '../../../api/app-bodies.ts';
import type { App } from '../../../api/schemas.ts';
import { useProductsNamed } from '../../../inventory/use-products-named.ts';
import { editApp } from '../../../operations/app/edit-app.ts';
import { statusChange } from '../../../operations/app/status-change.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { isSuccess } from '../../../operations/report/outcome-report.ts';
import { formatList } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';
import { CreatedKeyDialog } from '../new-key/created-key-dialog.tsx';
import dialogStyles from '../dialog-form.module.css';
import fieldStyles from '../fields/fields.module.css';
import type { KeyDialogProps } from '../dialog-props.ts';
import { OperationDialog } from '../operation-dialog.tsx';
import {
  choiceLike,
  dayProblem,
  endOfDay,
  isoDay,
  lifeMs,
  type ExpiryChoice,
} from '../fields/expiry-choice.ts';
import { ExpiryField, expiryProblemTexts, expiryRules } from '../fields/expiry-field.tsx';
import { lostScopes } from './lost-scopes.ts';
import { OldKey } from './old-key.tsx';
import { productsToCarryOver } from './products-to-carry-over.ts';
import { canHoldRetirement, retirementEdit } from './retire-attribute.ts';
import { markToRetire, onceDone } from './retirements.ts';
import { RotatedProducts } from './rotated-products.tsx';
import { TextField } from '../../../ui/form/text-field.tsx';
import { useKeyCreation } from '../new-key/use-key-creation.ts';

interface Props extends KeyDialogProps {
  /** the old key is known to others: it is revoked first */
  isLeaked?: boolean;
}

interface Fields {
  expiry: ExpiryChoice;
  approves: boolean;
  retireOn: string;
  /** stores the day in an attribute of the app, too */
  keepsRetirement: boolean;
}

/** How long both keys work, by default. */
const overlapMs = 7 * 86_400_000;

/**
 * Replaces a key by a new one with the same products. If it is closed while a leaked key is being revoked, it creates no
 * new key: the key can be rotated later. During the creation it can't be closed (`useKeyCreation`).
 */
export function RotateKeyDialog(props: Props) {
  const { organization, app, credential, keyName, isLeaked = false, onClose } = props;
  const creating = useKeyCreation();
  const { gone } = useProductsNamed(
    organization,
    credential.products.map(({ name }) => name),
  );
  const [now] = useState(() => Date.now());
  const { control, register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: {
      expiry: choiceLike(credential),
      approves: isLeaked,
      retireOn: isoDay(now + overlapMs),
      keepsRetirement: false,
    },
  });
  const isStored = useWatch({ control, name: 'keepsRetirement' });
  const { carried, left } = productsToCarryOver(credential, gone);
  const { consumerKey } = credential;
  const isRevoked = isAlready(credential.status, 'revoke');
  const isImpossible = needsProducts(app.owner) && carried.length === 0;

  const submit = handleSubmit(async ({ expiry, approves, retireOn, keepsRetirement }) => {
    if (isImpossible) return;
    let shown = withoutSecrets(app);
    if (isLeaked && !isRevoked) {
      const level = { key: consumerKey };
      const revoked = await creating.run(
        statusChange({ organization, app: shown, level }, 'revoke'),
      );
      if (!revoked || !isSuccess(revoked.outcome)) return;
      shown = revoked.outcome.state as App;
    }
    const newKey = { products: carried, expiresInMs: lifeMs(expiry) };
    const created = await creating.create({ organization, app: shown }, newKey, approves);
    if (!created || isLeaked) return;
    const level = { key: consumerKey };
    const edit = keepsRetirement && (await retirementEdit(consumerKey, retireOn));
    onceDone(created.id, (state) => {
      markToRetire(switchId({ organization, app, level }), endOfDay(retireOn));
      if (edit)
        void creating.runStep(editApp({ organization, app: state as App }, edit), 'nothing');
    });
  });

  const { creation } = creating;
  if (creation)
    return (
      <CreatedKeyDialog {...{ organization, app, creating, creation, onClose }}>
        <LostScopes app={app} scopes={lostScopes(credential, creation.keys)} />
        <OldKey {...{ organization, app, credential, keyName }} />
      </CreatedKeyDialog>
    );
  return (
    <OperationDialog
      title={isLeaked ? m.replace_title({ key: keyName }) : m.rotate_key_named({ key: keyName })}
      submit={isLeaked ? m.replace_submit() : m.rotate_submit()}
      kind={isLeaked ? 'danger' : 'primary'}
      running={creating}
      locked={creating.isLocked}
      onSubmit={submit}
      onClose={onClose}
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
          hint={isStored ? m.retire_stored_hint() : m.retire_hint()}
          error={formState.errors.retireOn?.message}
          {...register('retireOn', {
            validate: retireProblem,
          })}
        />
      )}
      {!isLeaked && canHoldRetirement(app, consumerKey) && (
        <label>
          <input type="checkbox" {...register('keepsRetirement')} /> {m.retire_in_app()}
        </label>
      )}
      {isLeaked && <p className={dialogStyles.hint}>{m.replace_order()}</p>}
    </OperationDialog>
  );
}

function LostScopes({ app, scopes }: Pick<Props, 'app'> & { scopes: readonly string[] }) {
  if (scopes.length === 0) return null;
  const lost = { scopes: formatList(scopes) };
  return (
    <p className={dialogStyles.hint}>
      {canSetScopes(app) ? m.rotate_lost_scopes(lost) : m.rotate_lost_scopes_fixed(lost)}
    </p>
  );
}

function retireProblem(day: string): string | true {
  const problem = dayProblem(day);
  return problem === null || expiryProblemTexts[problem]();
}
