import type { AnyApp } from '../../api/schemas.ts';
import type { Level } from '../../access/access-bounds.ts';
import type { ResourceId } from '../operation.ts';

export type { Level };

/** A switch and the app it belongs to. */
export interface Switch {
  organization: string;
  app: AnyApp;
  level: Level;
}

/** The status of a switch in an app; `undefined` when the app no longer has that key or product. */
export function statusAt(app: AnyApp, { key, product }: Level): string | undefined {
  if (key === undefined) return app.status;
  const credential = app.credentials.find((found) => found.consumerKey === key);
  if (product === undefined) return credential?.status;
  return credential?.products.find((found) => found.name === product)?.status;
}

/** Every switch of an app: itself, then each key with its products. */
export function levelsOf(app: AnyApp): Level[] {
  return [
    {},
    ...app.credentials.flatMap(({ consumerKey: key, products }) => [
      { key },
      ...products.map(({ name: product }) => ({ key, product })),
    ]),
  ];
}

/** Identifies a switch, as `Operation.id`. Holds the consumer key: never show, store or send it. */
export function switchId({
  organization,
  app: { appId },
  level: { key, product },
}: {
  organization: string;
  app: Pick<AnyApp, 'appId'>;
  level: Level;
}): string {
  return JSON.stringify([organization, appId, key ?? null, product ?? null]);
}

/** Whether the `id` of an operation is a `switchId`. Those of fields have five parts (`fieldId`), all others fewer. */
export function isSwitchId(operationId: string): boolean {
  return (JSON.parse(operationId) as unknown[]).length === 4;
}

/** The level in a `switchId`. */
export function levelOf(id: string): Level {
  const [, , key, product] = JSON.parse(id) as (string | null)[];
  return { key: key ?? undefined, product: product ?? undefined };
}

/** The parts of a switch that its requests need. */
export interface WireSwitch extends Pick<Switch, 'organization' | 'level'> {
  app: Pick<AnyApp, 'name' | 'owner'>;
}

/** A switch as `setStatus` and `statusRequest` take it. */
export function wireTarget({ organization, app, level }: WireSwitch) {
  return { organization, owner: app.owner, app: app.name, ...level };
}

const prefix = 'apps/';

/** Names an app as a resource. */
export function appResourceId(organization: string, appId: string): ResourceId {
  return { organization, id: prefix + appId };
}

/** The app ID in the name of a resource; `undefined` = it is no app. */
export function appIdIn({ id }: ResourceId): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}
