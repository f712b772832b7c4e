import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallWithKey, ProductLine } from '../access/call/would-admit.ts';
import { environmentsQuery } from '../api/deployments/environments.ts';
import type { App, Credential } from '../api/schemas.ts';
import { useOwner } from '../inventory/use-owner.ts';
import { useProductsNamed } from '../inventory/use-products-named.ts';
import { useUnconfirmed } from '../operations/app/unsettled-levels.ts';
import { m } from '../paraglide/messages.js';
import { olderFaultText, VerdictLine } from '../status/verdict.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import page from '../ui/page.module.css';
import { OperationField } from './call-form.tsx';
import { checkCall } from './check.ts';
import { CheckFixes } from './check-fixes.tsx';
import { KeyProductTable, StepTable } from './check-tables.tsx';
import { checkSentence, type CheckContext } from './check-words.ts';

interface Props {
  organization: string;
  /** `null` while environment or proxy is missing */
  call: CallWithKey | null;
  app: App | undefined;
  credential: Credential | null;
  /** the call has a key that the organization does not have */
  isUnknownKey: boolean;
  onOperation(fields: { operation?: string }): void;
}

/** The answer: the verdict first, then what would change it, then one line for each check and each product. */
export function CheckResult({ call, app, credential, isUnknownKey, ...rest }: Props) {
  const now = useNow();
  if (call && isUnknownKey) {
    const input = { app: { status: '' }, key: null, owner: null, products: [], options: {} };
    const check = checkCall({ ...input, call, now });
    const context = { check, call, key: null, owner: null, ownerKind: 'developer' } as const;
    return <Answer organization={rest.organization} context={context} />;
  }
  if (!call || !app || !credential) return <p className={page.hint}>{m.check_choose_first()}</p>;
  return <KeyResult {...rest} {...{ call, app, credential, now }} />;
}

interface KeyProps extends Pick<Props, 'onOperation'> {
  organization: string;
  call: CallWithKey;
  app: App;
  credential: Credential;
  now: number;
}

function KeyResult({ organization, call, app, credential, now, onOperation }: KeyProps) {
  const owner = useOwner(organization, app.owner).state;
  const { products, options, isLoading } = useProducts(organization, credential);
  const unconfirmed = useUnconfirmed(organization, app.appId);
  if (isLoading || owner.unread === 'loading') return <p className={page.hint}>{m.loading()}</p>;
  const check = checkCall({ app, key: credential, owner, products, call, now, options });
  const context: CheckContext = { check, call, key: credential, owner, ownerKind: app.owner.kind };
  return (
    <Answer {...{ organization, context }} isUnconfirmed={unconfirmed.length > 0}>
      {(call.operation !== undefined || check.products.some(isByBody)) && (
        <OperationField operation={call.operation ?? ''} onChange={onOperation} />
      )}
      <CheckFixes {...{ organization, app, credential, call }} fixes={check.fixes} />
    </Answer>
  );
}

function isByBody({ access }: ProductLine): boolean {
  return access.reason === 'depends on the body';
}

interface AnswerProps {
  organization: string;
  context: CheckContext;
  /** the last change of a status is not confirmed, so the answer may be wrong */
  isUnconfirmed?: boolean;
  children?: ReactNode;
}

const tones = { admits: 'usable', refuses: 'blocked', uncertain: 'unsure' } as const;

function Answer({ organization, context, isUnconfirmed = false, children }: AnswerProps) {
  const { result, fault, isFaultUncertain, products } = context.check;
  return (
    <>
      <div role="status" className={page.tools}>
        <VerdictLine
          tone={isUnconfirmed ? 'unsure' : tones[result]}
          sentence={isUnconfirmed ? m.verdict_unconfirmed() : checkSentence(context)}
        />
      </div>
      <p className={page.hint}>
        {[
          context.call.credential === 'token' ? m.check_if_token() : m.check_if(),
          fault && olderFaultText(fault),
          isFaultUncertain && m.check_fault_uncertain(),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {children}
      <div className={page.section}>
        <h3>{m.check_steps()}</h3>
        <StepTable context={context} />
      </div>
      {products.length > 0 && (
        <div className={page.section}>
          <h3>{m.check_products()}</h3>
          <KeyProductTable organization={organization} context={context} />
        </div>
      )}
    </>
  );
}

function useProducts(organization: string, { products: held }: Credential) {
  const names = held.map(({ name }) => name);
  const { products, gone, isLoading } = useProductsNamed(organization, names);
  const settings = useQuery(environmentsQuery(organization));
  const refusesUnbounded = settings.data?.refusesUnbounded ?? ('unknown' as const);
  return {
    products,
    options: { refusesUnbounded, goneProducts: gone },
    isLoading: isLoading || settings.isPending,
  };
}
