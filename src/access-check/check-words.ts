import { conditionsOf, type OwnerState } from '../access/evaluate.ts';
import type {
  CallWithKey,
  AccessStep,
  ProductLine,
  StepFault,
  StepName,
} from '../access/call/would-admit.ts';
import type { Credential, Owner } from '../api/schemas.ts';
import { formatList } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { conditionTextOf, reasonText } from '../status/verdict.tsx';
import type { PastedRequest, RouteProblem } from './call-draft.ts';
import type { Check } from './check.ts';

/** What the texts of a check name. */
export interface CheckContext {
  check: Check;
  call: CallWithKey;
  /** `null` = the organization does not have the key */
  key: Credential | null;
  owner: OwnerState | null;
  ownerKind: Owner['kind'];
}

/** The answer in one sentence: *Admitted by payments-v2*, *Refused: 401 ApiKeyNotApproved*, *Uncertain: …*. */
export function checkSentence(context: CheckContext): string {
  const { result, fault, admittedBy } = context.check;
  if (result === 'admits') return m.check_admitted({ products: formatList(admittedBy) });
  if (result === 'refuses') return m.check_refused({ fault: fault ? shortFault(fault) : '' });
  return m.check_uncertain({ reason: doubtTexts(context)[0] ?? m.unknown() });
}

/** *401 ApiKeyNotApproved*: without the prefix of the code, which the check that fails has. */
function shortFault({ httpStatus, errorcode }: StepFault): string {
  return [httpStatus, errorcode?.split('.').at(-1)].filter(Boolean).join(' ');
}

/** The fault of a check that fails, with its whole code. */
export function wholeFault({ httpStatus, errorcode }: StepFault): string {
  return errorcode
    ? `${httpStatus} ${errorcode}`
    : m.check_fault_without_code({ status: `${httpStatus}` });
}

function doubtTexts(context: CheckContext): string[] {
  const { check, call } = context;
  return check.doubts.map(({ step, line }) =>
    line ? productText(line, call) : unknownText(step, context),
  );
}

// What is not known of the owner or of the expiry.
function unknownText(step: StepName, { key, owner }: CheckContext): string {
  const conditions = key ? conditionsOf(key, owner) : [];
  const found = conditions.find(
    (one) => (one === 'expiry-unknown') === (step === 'key-not-expired'),
  );
  return found ? conditionTextOf[found]() : m.unknown();
}

/** What a check asks, as a statement that holds or not. */
export function stepText(step: StepName): string {
  return stepNames[step]();
}

const stepNames: Record<StepName, () => string> = {
  'credential-present': m.check_step_credential,
  'key-known': m.check_step_known,
  'key-approved': m.check_step_key,
  'app-approved': m.check_step_app,
  'owner-active': m.check_step_owner,
  'key-not-expired': m.check_step_expiry,
  'product-admits': m.check_step_product,
  scopes: m.check_step_scopes,
};

/** Why a check has its result; empty = it says everything itself. */
export function whyText({ step, result, reason }: AccessStep, context: CheckContext): string {
  if (reason) return reasonText(reason, { owner: { kind: context.ownerKind, id: '', email: '' } });
  if (step === 'key-known' && result === 'no')
    return context.key ? m.reason_no_product() : m.check_why_unknown_key();
  if (step === 'product-admits') return whyProduct(result, context);
  return result === 'uncertain' ? unknownText(step, context) : '';
}

function whyProduct(result: AccessStep['result'], { check, call }: CheckContext): string {
  if (result === 'yes') return formatList(check.admittedBy);
  if (result === 'no')
    return check.products.length === 0 ? m.reason_no_product() : m.check_why_no_product();
  const [first] = check.doubts.flatMap(({ line }) => line ?? []);
  return first ? productText(first, call) : '';
}

/** Whether a product opens the call, and why, in a few words. */
export function productText({ access }: ProductLine, call: CallWithKey): string {
  const { environment, proxy, method } = call;
  switch (access.reason) {
    case 'authorized':
      return access.matched ? m.check_opens_by({ resource: access.matched }) : m.check_opens_all();
    case 'incorrect environments':
      return m.check_no_environment({ environment });
    case 'no api':
      return m.check_no_proxy({ proxy });
    case 'no method':
      return m.check_no_method({ method });
    default:
      return otherReasons[access.reason]();
  }
}

const otherReasons = {
  'no path': m.check_no_path,
  'not found': m.check_product_gone,
  'not loaded': m.check_product_not_loaded,
  'not readable': m.check_product_not_readable,
  'organization not loaded': m.check_unbounded_unknown,
  'depends on the body': m.check_depends_on_body,
  'trailing slash': m.check_doubt_slash,
  'letter case': m.check_doubt_case,
  '/ under /**': m.check_doubt_root,
  'empty *': m.check_doubt_star,
  '** in the middle': m.check_doubt_stars,
};

/** What follows from a pasted call without the key, for the credential that it should carry. */
export function noKeyText({ hasToken }: PastedRequest, isForToken: boolean): string {
  if (isForToken)
    return hasToken
      ? m.check_paste_token()
      : m.check_paste_no_token({ fault: '401 oauth.v2.InvalidAccessToken' });
  return m.check_paste_no_key({ fault: '401 steps.oauth.v2.FailedToResolveAPIKey' });
}

/** Why a pasted call does not lead to environment and proxy. */
export function routeProblemText(problem: RouteProblem, host: string): string {
  switch (problem) {
    case 'no host':
      return m.check_route_no_host({ host });
    case 'no base path':
      return m.check_route_no_base_path({ host });
    default:
      return problems[problem]();
  }
}

const problems = {
  'no host in the call': m.check_route_no_host_in_call,
  'not on this platform': m.check_route_edge,
  'not permitted': m.check_route_not_permitted,
  'no proxy': m.check_route_no_proxy,
  'group not loaded': m.check_route_group_not_loaded,
  'deployment group': m.check_route_deployment_group,
};
