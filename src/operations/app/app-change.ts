import { withoutSecrets } from '../../api/app-bodies.ts';
import { hasOwner } from '../../api/owners.ts';
import type { AnyCredential, App } from '../../api/schemas.ts';
import type { Operation } from '../operation.ts';
import { appResource } from './app-resource.ts';
import type { ChangeKind } from './change-kind.ts';
import { changeTexts } from './texts/change-texts.ts';
import { namesOf } from './texts/subject.ts';
import { saveChange } from './saved-change.ts';
import { fieldDifferences } from './fields.ts';
import { describeLevel, keyFacts } from './level-facts.ts';
import { switchId, wireTarget, type Level } from './switches.ts';

/** An app, as the screen shows it. */
export interface AppToChange {
  organization: string;
  app: App;
}

/** A key of an app. */
export interface KeyToChange extends AppToChange {
  /** the consumer key */
  key: string;
}

/** What the operations on an app and its keys have in common. `at` = when it was requested, in ms. */
export function appChange(
  { organization, app }: AppToChange,
  level: Level,
  kind: ChangeKind,
  at: number,
) {
  const before = withoutSecrets(app);
  return {
    resource: appResource(organization, app.appId),
    id: switchId({ organization, app, level }),
    action: kind,
    ...keyFacts(before, level),
    before,
    at,
    sideEffects: (seen: App, now: App) => fieldDifferences(organization, seen, now),
    impossible: hasOwner(app.owner) ? undefined : ('no-owner' as const),
    texts: changeTexts(namesOf(before, level), kind),
    reportTexts: async () =>
      (await import('./texts/change-report-texts.ts')).changeReportTexts(before, level, kind),
    describe: () => describeLevel(before, level),
    save: () => saveChange({ organization, app: before, level }, kind),
  } satisfies Partial<Operation<App>>;
}

/** An app as its requests take it. */
export function appTarget(target: AppToChange) {
  return wireTarget({ ...target, level: {} });
}

/** A key as its requests take it. */
export function keyTarget({ key, ...target }: KeyToChange) {
  return { ...appTarget(target), key };
}

/** The key in a state; `undefined` = the app no longer has it. */
export function credentialIn(
  { credentials }: { credentials: readonly AnyCredential[] },
  key: string,
): AnyCredential | undefined {
  return credentials.find(({ consumerKey }) => consumerKey === key);
}
