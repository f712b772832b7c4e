import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useNavigate } from 'react-router';
import type { App } from '../../api/schemas.ts';
import { lifeMs } from '../../credentials/manage/fields/expiry-choice.ts';
import { useRun } from '../../credentials/manage/use-run.ts';
import { createApp } from '../../operations/app/create-app.ts';
import { tookEffect } from '../../operations/operation.ts';
import { formatList } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { rememberNewApp } from '../new-app.ts';
import { attributesOf, type NewAppValues } from './app-values.ts';
import { ownerNamed } from './owners.ts';
import { refusedField } from './refused-field.ts';

/**
 * Creates an app from a form, then opens its page. What was refused is shown at its field. If the form was left meanwhile,
 * the report of the app offers its page, which shows its key.
 */
export function useAppCreation(organization: string, form: UseFormReturn<NewAppValues>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { run, isOpen, isRunning, last } = useRun();
  const isLeaving = useRef(false);

  async function create(values: NewAppValues): Promise<void> {
    const owner = ownerNamed(client, organization, values.ownerKind, values.owner);
    if (Array.isArray(owner)) {
      const message = m.owner_several({ names: formatList(owner) });
      return form.setError('owner', { message }, { shouldFocus: true });
    }
    const newKey = { products: values.products, expiresInMs: lifeMs(values.expiry) };
    const fields = { callbackUrl: values.callbackUrl, attributes: attributesOf(values) };
    const target = { organization, owner, app: values.name };
    const operation = {
      ...createApp(target, { fields, key: newKey }),
      open: (state: unknown) => void navigate(paths.app(organization, (state as App).appId)),
    };
    const record = await run(operation, 'everything');
    if (!record) return;
    const { outcome } = record;
    const app = outcome.state as App | null | undefined;
    if (tookEffect(outcome) && app) {
      isLeaving.current = isOpen();
      const texts = await operation.reportTexts();
      rememberNewApp({ organization, appId: app.appId, record, texts, newKey });
      if (isOpen()) operation.open(app);
      return;
    }
    const refused =
      outcome.ending === 'already'
        ? ({ field: 'name', problem: 'taken' } as const)
        : refusedField(outcome.error);
    if (refused) form.setError(refused.field, { message: refused.problem }, { shouldFocus: true });
  }

  return { create, isRunning, last, isLeaving: () => isLeaving.current };
}
