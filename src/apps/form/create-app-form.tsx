import { valibotResolver } from '@hookform/resolvers/valibot';
import { useState } from 'react';
import { Controller, FormProvider, useForm, type UseFormReturn } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router';
import { appNameFrom } from '../../access/new-names.ts';
import { ExpiryField } from '../../credentials/manage/fields/expiry-field.tsx';
import { ProductsField } from '../../credentials/manage/fields/products-field.tsx';
import { UnsavedChanges } from '../../forms/unsaved-changes.tsx';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormButtons } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { newAppSchema, type NewAppValues } from './app-values.ts';
import { CreationOutcome } from './creation-outcome.tsx';
import { CustomAttributes, UrlAndNotes } from './details-fields.tsx';
import { problemText } from './field-problems.ts';
import { OwnerField } from './owner-field.tsx';
import { ownerKindsOf } from './owners.ts';
import { useAppCreation } from './use-app-creation.ts';

/** The fields of a new app, and the outcome of the attempt to create it. */
export function CreateAppForm({ organization }: { organization: string }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const form = useForm<NewAppValues>({
    resolver: valibotResolver(newAppSchema),
    mode: 'onChange',
    defaultValues: initialValues(organization, search),
  });
  const { create, isRunning, isLeaving, last } = useAppCreation(organization, form);
  const { isDirty } = form.formState;
  const submit = form.handleSubmit(create);
  return (
    <FormProvider {...form}>
      <Form
        label={m.create_app()}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) void submit(event);
        }}
        end={
          <>
            {!isRunning && !isLeaving() && (
              <CreationOutcome organization={organization} last={last} />
            )}
            <FormButtons>
              <Button type="submit" kind="primary" aria-busy={isRunning}>
                {m.create_app()}
              </Button>
              <Button onClick={() => void navigate(paths.apps(organization))}>{m.cancel()}</Button>
            </FormButtons>
          </>
        }
      >
        <Names form={form} />
        <OwnerOfApp organization={organization} form={form} />
        <UrlAndNotes />
        <KeyFields organization={organization} form={form} />
        <CustomAttributes />
      </Form>
      <UnsavedChanges isUnsaved={() => isDirty && !isLeaving()} {...{ isRunning }} />
    </FormProvider>
  );
}

interface FieldsProps {
  organization: string;
  form: UseFormReturn<NewAppValues>;
}

// The name follows the display name until it is typed itself.
function Names({ form }: Pick<FieldsProps, 'form'>) {
  const { register, formState, setValue } = form;
  const { errors } = formState;
  const [isNameTyped, setNameTyped] = useState(false);
  return (
    <>
      <TextField
        label={m.display_name()}
        hint={m.display_name_hint()}
        error={problemText(errors.displayName)}
        {...register('displayName', {
          onChange({ target }: { target: HTMLInputElement }) {
            if (isNameTyped) return;
            setValue('name', appNameFrom(target.value), {
              shouldDirty: true,
              shouldValidate: true,
            });
          },
        })}
      />
      <TextField
        label={m.fact_name()}
        hint={m.name_hint()}
        error={problemText(errors.name)}
        aria-required
        {...register('name', {
          onChange: () => setNameTyped(true),
        })}
      />
    </>
  );
}

function OwnerOfApp({ organization, form }: FieldsProps) {
  const { control, setValue, watch } = form;
  return (
    <Controller
      name="owner"
      control={control}
      render={({ field, fieldState }) => (
        <OwnerField
          {...field}
          organization={organization}
          kind={watch('ownerKind')}
          error={problemText(fieldState.error)}
          onKind={(kind) => {
            setValue('ownerKind', kind, { shouldDirty: true });
            setValue('owner', '', { shouldDirty: true });
          }}
        />
      )}
    />
  );
}

function KeyFields({ organization, form: { control } }: FieldsProps) {
  return (
    <>
      <Controller
        name="products"
        control={control}
        render={({ field, fieldState }) => (
          <ProductsField
            organization={organization}
            {...field}
            error={problemText(fieldState.error)}
          />
        )}
      />
      <Controller
        name="expiry"
        control={control}
        render={({ field, fieldState }) => (
          <ExpiryField {...field} error={problemText(fieldState.error)} />
        )}
      />
    </>
  );
}

function initialValues(organization: string, search: URLSearchParams): NewAppValues {
  const kinds = ownerKindsOf(organization);
  return {
    displayName: '',
    name: '',
    ownerKind: kinds.find((kind) => kind === search.get('kind')) ?? 'developer',
    owner: search.get('owner') ?? '',
    callbackUrl: '',
    notes: '',
    products: [],
    expiry: { kind: 'never', days: '90', date: '' },
    attributes: [],
  };
}
