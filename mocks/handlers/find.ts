import { appsOwnedBy } from '../app-index.ts';
import type { App, Credential, Developer, Group, OwnerKind, Product } from '../tables.ts';
import {
  appGroupNotFound,
  appNotFound,
  companyNotFound,
  developerNotFound,
  keyNotFound,
  productNotFound,
} from '../refusal.ts';
import type { Call } from './route.ts';

/** An owner of apps with its row. */
export type Owner =
  | { kind: 'developer'; row: Developer }
  | { kind: 'appgroup' | 'company'; row: Group };

/** By e-mail or id. E-mails are case-sensitive on X and case-insensitive on Edge (docs/apigee-api.md, "Names"). */
export function findDeveloper({ organization }: Call, emailOrId: string): Developer {
  const same =
    organization.platform === 'x'
      ? (email: string) => email === emailOrId
      : (email: string) => email.toLowerCase() === emailOrId.toLowerCase();
  const row = organization.developers.find(
    ({ developerId, email }) => developerId === emailOrId || same(email),
  );
  if (!row) throw developerNotFound(emailOrId, organization.name);
  return row;
}

/** The company of a name. @throws Refusal 404 */
export function findCompany({ organization }: Call, name: string): Group {
  const row = organization.companies.find((company) => company.name === name);
  if (!row) throw companyNotFound(name, organization.name);
  return row;
}

/** The AppGroup of a name. @throws Refusal 404 */
export function findAppGroup({ organization }: Call, name: string): Group {
  const row = organization.appGroups.find((appGroup) => appGroup.name === name);
  if (!row) throw appGroupNotFound(name, organization.name);
  return row;
}

/** The owner in the path (`:owner`). */
export function findOwner(call: Call, kind: OwnerKind): Owner {
  const name = call.param('owner');
  switch (kind) {
    case 'developer':
      return { kind, row: findDeveloper(call, name) };
    case 'appgroup':
      return { kind, row: findAppGroup(call, name) };
    case 'company':
      return { kind, row: findCompany(call, name) };
  }
}

/** The value of `App.owner.id` for this owner. */
export function ownerId(owner: Owner): string {
  return owner.kind === 'developer' ? owner.row.developerId : owner.row.name;
}

/** The apps of an owner, sorted by name: `startKey` pages in this order. */
export function appsOf({ organization }: Call, owner: Owner): App[] {
  return appsOwnedBy(organization, ownerId(owner))
    .filter((app) => app.owner.kind === owner.kind)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The app in the path (`:owner` and `:app`); names are case-sensitive. */
export function findApp(call: Call, kind: OwnerKind): App {
  const name = call.param('app');
  const row = appsOf(call, findOwner(call, kind)).find((app) => app.name === name);
  if (!row) throw appNotFound(name, call.param('owner'));
  return row;
}

/** The key in the path (`:key`), with its app. */
export function findKey(call: Call, kind: OwnerKind): { app: App; key: Credential } {
  const app = findApp(call, kind);
  const key = app.credentials.find(({ consumerKey }) => consumerKey === call.param('key'));
  if (!key) throw keyNotFound();
  return { app, key };
}

/** The API product of a name. @throws Refusal 404 */
export function findProduct({ organization }: Call, name: string): Product {
  const row = organization.products.find((product) => product.name === name);
  if (!row) throw productNotFound(name);
  return row;
}

/** The rows of a list: none in the scenario `empty`. */
export function listed<Row>(call: Call, rows: readonly Row[]): readonly Row[] {
  return call.lists === 'empty' ? [] : rows;
}
