import { HttpResponse, type JsonBodyType } from 'msw';
import {
  edgeApp,
  edgeCompany,
  edgeDeveloper,
  edgeKey,
  edgeOrganization,
  edgeProduct,
} from './bodies-edge.ts';
import {
  withoutEmptyFields,
  xApp,
  xAppGroup,
  xDeveloper,
  xKey,
  xOrganization,
  xOwnedApp,
  xProduct,
} from './bodies-x.ts';
import type { App, Credential, Developer, Group, Organization, Product } from '../tables.ts';

/** Builds the response body of each resource for one platform (docs/apigee-api.md, "Response shapes"). */
export interface Bodies {
  app(row: App, credentials: boolean): object;
  ownedApp(row: App): object;
  key(row: Credential): object;
  developer(row: Developer): object;
  group(row: Group): object;
  product(row: Product): object;
  organization(): object;
}

/** The body builders for this organization's platform. */
export function bodies(organization: Organization): Bodies {
  return organization.platform === 'x'
    ? {
        app: (row, credentials) => xApp(organization, row, credentials),
        ownedApp: xOwnedApp,
        key: xKey,
        developer: (row) => xDeveloper(organization, row),
        group: (row) => xAppGroup(organization, row),
        product: xProduct,
        organization: () => xOrganization(organization),
      }
    : {
        app: (row, credentials) => edgeApp(row, credentials),
        ownedApp: (row) => edgeApp(row, true),
        key: edgeKey,
        developer: (row) => edgeDeveloper(organization, row),
        group: (row) => edgeCompany(organization, row),
        product: edgeProduct,
        organization: () => edgeOrganization(organization),
      };
}

/** A JSON reply. X leaves out empty fields, as proto3 JSON does. */
export function reply({ platform }: Organization, body: object, status = 200): Response {
  return HttpResponse.json((platform === 'x' ? withoutEmptyFields(body) : body) as JsonBodyType, {
    status,
  });
}

/**
 * A list (docs/apigee-api.md, "Response shapes"). Not expanded: Edge a bare array of ids, X `{key: [{idField: id}]}`.
 * Expanded: `{key: [row]}` on both. Empty: X `{}`, Edge `[]` or `{key: []}`.
 */
export function listReply<Row>(
  organization: Organization,
  rows: readonly Row[],
  options: {
    key: string;
    expand: boolean;
    idField: string;
    id(row: Row): string;
    body(row: Row): object;
    /** X only: nextPageToken, totalSize */
    page?: object;
  },
): Response {
  const { key, expand, idField, id, body, page } = options;
  if (expand) return reply(organization, { [key]: rows.map(body), ...page });
  if (organization.platform === 'edge') return reply(organization, rows.map(id));
  return reply(organization, { [key]: rows.map((row) => ({ [idField]: id(row) })), ...page });
}
