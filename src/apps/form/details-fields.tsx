import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { maxAttributes } from '../../access/attributes.ts';
import { m } from '../../paraglide/messages.js';
import { PairsField } from '../../ui/form/pairs-field.tsx';
import { TextArea, TextField } from '../../ui/form/text-field.tsx';
import type { DetailValues } from './app-values.ts';
import { problemText } from './field-problems.ts';

/** Callback URL and notes of an app. */
export function UrlAndNotes() {
  const { register, formState } = useFormContext<DetailValues>();
  const { errors } = formState;
  return (
    <>
      <TextField
        type="url"
        label={m.fact_callback_url()}
        hint={m.callback_url_hint()}
        error={problemText(errors.callbackUrl)}
        {...register('callbackUrl')}
      />
      <TextArea label={m.fact_notes()} error={problemText(errors.notes)} {...register('notes')} />
    </>
  );
}

/** The attributes of an app besides display name and notes. */
export function CustomAttributes() {
  const { control, register, formState } = useFormContext<DetailValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'attributes' });
  const errors = formState.errors.attributes;
  const [displayName, notes] = useWatch({ control, name: ['displayName', 'notes'] });
  const reserved = [displayName, notes].filter((text) => text !== '').length;
  return (
    <PairsField
      label={m.custom_attributes()}
      hint={m.custom_attributes_hint({ max: maxAttributes })}
      error={problemText(errors?.root ?? errors)}
      nameLabel={m.fact_name()}
      valueLabel={m.attribute_value()}
      add={m.add_attribute()}
      max={maxAttributes - reserved}
      pairs={fields.map(({ id }, index) => ({
        id,
        name: register(`attributes.${index}.name`),
        value: register(`attributes.${index}.value`),
        nameError: problemText(errors?.[index]?.name),
        valueError: problemText(errors?.[index]?.value),
        remove: m.remove_attribute({ number: index + 1 }),
      }))}
      onAdd={() => append({ name: '', value: '' })}
      onRemove={remove}
    />
  );
}
