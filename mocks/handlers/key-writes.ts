import { appsWithKey } from '../app-index.ts';
import { bodies, reply } from '../bodies/bodies.ts';
import { type Credential, type OwnerKind, touch } from '../tables.ts';
import { invalid, keyAlreadyExists, productNotOnKey } from '../refusal.ts';
import { findApp, findKey } from './find.ts';
import { asProductsInKey } from './issue.ts';
import { bytes, jsonBody } from './json-body.ts';
import { type Call, ownerRoute } from './route.ts';
import { hasAction, setKeyStatus, setProductStatus, statusOf } from './statuses.ts';

/** Imported keys and secrets (docs/apigee-api.md, "Names"): letters, digits, `_` and `-`. */
const keyPattern = /^[A-Za-z0-9_-]+$/;
/** Bytes, for a consumer key and for a secret (docs/apigee-api.md, "Limits"). */
const maxKeyBytes = 2048;

const schemaOf: Record<OwnerKind, string> = {
  developer: 'DeveloperAppKey',
  appgroup: 'AppGroupAppKey',
  company: 'DeveloperAppKey',
};

/**
 * `POST …/keys` (X) and `…/keys/create`: imports a key and its secret without products; 201. The key is
 * always `approved`. X accepts `expiresInSeconds` (s); Edge has no expiry here and replies without
 * `expiresAt` (docs/apigee-api.md, "Creating a key"). 409 when the organization has the key.
 */
function importKey(call: Call, kind: OwnerKind): Response {
  const { organization } = call;
  const { platform } = organization;
  const app = findApp(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const consumerKey = body.text('consumerKey') ?? '';
  const consumerSecret = body.text('consumerSecret') ?? '';
  for (const text of [consumerKey, consumerSecret]) {
    if (!keyPattern.test(text) || bytes(text) > maxKeyBytes) {
      // The message leaves out the value: it may be a secret, and clients show errors.
      throw invalid(
        platform,
        'Consumer key and secret must be letters, digits, _ or -, up to 2 KB',
      );
    }
  }
  if (body.products('apiProducts')?.length) {
    throw invalid(platform, 'API products cannot be associated while the key is created');
  }
  if (appsWithKey(organization, consumerKey).length) throw keyAlreadyExists();
  const issuedAt = Date.now();
  const key: Credential = {
    consumerKey,
    consumerSecret,
    products: [],
    attributes: body.attributes('attributes') ?? [],
    scopes: body.strings('scopes') ?? [],
    issuedAt,
    ...(platform === 'x' ? { expiresAt: expiry(issuedAt, body.int('expiresInSeconds')) } : {}),
    status: 'approved',
  };
  app.credentials.unshift(key);
  touch(app, call.user);
  return answerKey(call, key, 201);
}

function expiry(issuedAt: number, seconds: number | undefined): number {
  if (seconds === undefined || seconds === -1) return -1;
  if (seconds <= 0) throw invalid('x', `Invalid value for expiresInSeconds: ${seconds}`);
  return issuedAt + seconds * 1000;
}

/**
 * `POST …/keys/{key}`: with `action` it sets the status. Without, it **adds** products (existing ones keep
 * their status) and replaces the attributes, and on X the scopes (docs/apigee-api.md, "Editing a key").
 */
function postKey(call: Call, kind: OwnerKind): Response {
  if (hasAction(call)) return setKeyStatus(call, kind);
  const { organization } = call;
  const { app, key } = findKey(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const attributes = body.attributes('attributes') ?? [];
  const scopes = (organization.platform === 'x' ? body.strings('scopes') : undefined) ?? key.scopes;
  key.products = merged(call, key, body.products('apiProducts') ?? []);
  key.attributes = attributes;
  key.scopes = scopes;
  touch(app, call.user);
  return answerKey(call, key);
}

/**
 * `POST …/appgroups/{g}/apps/{a}/keys/{key}`: `?action=` as clients send it, or the body of
 * the Discovery document, `{action, apiProducts, appGroupAppKey}`, each field optional (docs/apigee-api.md, "Status calls").
 */
function postAppGroupKey(call: Call): Response {
  if (hasAction(call)) return setKeyStatus(call, 'appgroup');
  const { app, key } = findKey(call, 'appgroup');
  const body = jsonBody(call, 'UpdateAppGroupAppKeyRequest');
  const action = body.text('action');
  const status = action === undefined ? key.status : statusOf('x', action);
  const details = body.object('appGroupAppKey');
  const attributes = details?.attributes('attributes') ?? (details ? [] : key.attributes);
  const scopes = details?.strings('scopes') ?? key.scopes;
  key.products = merged(call, key, body.products('apiProducts') ?? []);
  key.attributes = attributes;
  key.scopes = scopes;
  key.status = status;
  touch(app, call.user);
  return answerKey(call, key);
}

function merged({ organization }: Call, key: Credential, names: readonly string[]) {
  const fresh = names.filter((name) => !key.products.some((row) => row.name === name));
  return [...key.products, ...asProductsInKey(organization, fresh)];
}

/**
 * `PUT …/keys/{key}`: replaces scopes and attributes. Products in the body are appended; those that the key has keep
 * their status (docs/apigee-api.md, "Editing a key").
 */
function replaceKey(call: Call, kind: OwnerKind): Response {
  const { app, key } = findKey(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const scopes = body.strings('scopes') ?? [];
  const attributes = body.attributes('attributes') ?? [];
  key.products = merged(call, key, body.products('apiProducts') ?? []);
  key.scopes = scopes;
  key.attributes = attributes;
  touch(app, call.user);
  return answerKey(call, key);
}

/** `DELETE …/keys/{key}`: 200 with the deleted key. */
function deleteKey(call: Call, kind: OwnerKind): Response {
  const { app, key } = findKey(call, kind);
  app.credentials = app.credentials.filter((row) => row !== key);
  touch(app, call.user);
  return answerKey(call, key);
}

/** `DELETE …/apiproducts/{p}`: 200 with the key and its remaining products. Edge 500, X 400 when the key lacks it. */
function removeProduct(call: Call, kind: OwnerKind): Response {
  const { app, key } = findKey(call, kind);
  const name = call.param('product');
  if (!key.products.some((row) => row.name === name)) {
    throw productNotOnKey(call.organization.platform, name);
  }
  key.products = key.products.filter((row) => row.name !== name);
  touch(app, call.user);
  return answerKey(call, key);
}

function answerKey({ organization }: Call, key: Credential, status = 200): Response {
  return reply(organization, bodies(organization).key(key), status);
}

const keyPath = '/apps/:app/keys/:key';

export const keyWriteHandlers = [
  // Must come before `…/keys/{key}`, which also matches this path.
  ...ownerRoute('post', '/apps/:app/keys/create', importKey, ['developer', 'company']),
  ...ownerRoute('post', '/apps/:app/keys', importKey, ['developer', 'appgroup'], 'x'),
  ...ownerRoute('post', keyPath, postKey, ['developer', 'company']),
  ...ownerRoute('post', keyPath, postAppGroupKey, ['appgroup']),
  ...ownerRoute('put', keyPath, replaceKey, ['developer', 'company']),
  ...ownerRoute('delete', keyPath, deleteKey),
  ...ownerRoute('post', `${keyPath}/apiproducts/:product`, setProductStatus),
  ...ownerRoute('delete', `${keyPath}/apiproducts/:product`, removeProduct),
];
