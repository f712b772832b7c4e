import { bodies, reply } from '../bodies/bodies.ts';
import { type App, type OwnerKind, touch } from '../tables.ts';
import { alreadyExists, invalid } from '../refusal.ts';
import { appsOf, findApp, findOwner, ownerId } from './find.ts';
import { creationAudit, issueKey } from './issue.ts';
import { type JsonBody, jsonBody } from './json-body.ts';
import { type Call, ownerRoute } from './route.ts';
import { hasAction, setAppStatus } from './statuses.ts';

/** App names (docs/apigee-api.md, "Names"): the first character is a letter or digit. */
const appNamePattern = /^[A-Za-z0-9][A-Za-z0-9 ._#$%-]*$/;

const schemaOf: Record<OwnerKind, string> = {
  developer: 'DeveloperApp',
  appgroup: 'AppGroupApp',
  company: 'App',
};

/**
 * `POST …/apps` (docs/apigee-api.md, "Creating an app"): 201 with the app and one generated key for
 * `apiProducts`, which expires after `keyExpiresIn` ms. 409 when the owner has an app of that name.
 */
function createApp(call: Call, kind: OwnerKind): Response {
  const { organization } = call;
  const owner = findOwner(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const name = body.text('name') ?? '';
  if (!appNamePattern.test(name))
    throw invalid(organization.platform, `Invalid app name: "${name}"`);
  if (appsOf(call, owner).some((app) => app.name === name)) throw alreadyExists('App', name);
  const app: App = {
    appId: crypto.randomUUID(),
    name,
    owner: { kind, id: ownerId(owner) },
    status: 'approved',
    attributes: body.attributes('attributes') ?? [],
    callbackUrl: body.text('callbackUrl') ?? '',
    scopes: body.strings('scopes') ?? [],
    ...(kind === 'appgroup' ? {} : { accessType: '', appFamily: 'default' }),
    credentials: [keyFrom(call, kind, body)],
    ...creationAudit(call),
  };
  organization.apps.push(app);
  return answerApp(call, app, 201);
}

/**
 * `PUT …/apps/{app}`: replaces attributes and callback URL, also when the body omits them; never the
 * name, the scopes or the status. With `apiProducts` it adds **another key** and does not change the
 * existing ones (docs/apigee-api.md, "Editing an app").
 */
function updateApp(call: Call, kind: OwnerKind): Response {
  if (hasAction(call) && kind === 'appgroup') return setAppStatus(call, kind);
  const app = findApp(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const addsKey = body.products('apiProducts')?.length || call.quirk === 'put-adds-key';
  const key = addsKey ? keyFrom(call, kind, body) : undefined;
  replaceDetails(call, app, body);
  if (key) app.credentials.unshift(key);
  return answerApp(call, app);
}

/**
 * `POST …/apps/{app}`: with `action` it sets the status. Without, it adds a key and replaces attributes
 * and callback URL as PUT does, and the scopes (docs/apigee-api.md, "Creating a key"). 200 with the app.
 */
function postApp(call: Call, kind: OwnerKind): Response {
  if (hasAction(call)) return setAppStatus(call, kind);
  const app = findApp(call, kind);
  const body = jsonBody(call, schemaOf[kind]);
  const key = keyFrom(call, kind, body);
  replaceDetails(call, app, body);
  app.scopes = body.strings('scopes') ?? [];
  // Clients treat the first credential as the new one (docs/apigee-api.md, "Creating a key").
  app.credentials.unshift(key);
  return answerApp(call, app);
}

// For AppGroups the Discovery document says seconds (docs/apigee-api.md, "Times and expiry", UNVERIFIED).
function keyFrom(call: Call, kind: OwnerKind, body: JsonBody) {
  const isInSeconds = call.quirk === 'expiry-in-seconds' && kind === 'appgroup';
  const sent = body.int('keyExpiresIn');
  const expiresIn = sent === undefined || sent === -1 || !isInSeconds ? sent : sent * 1000;
  const products = body.products('apiProducts') ?? [];
  return issueKey(call, products, expiresIn, body.strings('scopes') ?? []);
}

function replaceDetails(call: Call, app: App, body: JsonBody): void {
  const name = body.text('name');
  if (name !== undefined && name !== app.name) {
    throw invalid(call.organization.platform, 'The name of an app cannot be changed');
  }
  const attributes = body.attributes('attributes') ?? [];
  const callbackUrl = body.text('callbackUrl') ?? '';
  app.attributes = attributes;
  app.callbackUrl = callbackUrl;
  touch(app, call.user);
}

/** `DELETE …/apps/{app}`: 200 with the deleted app; its keys are deleted too. */
function deleteApp(call: Call, kind: OwnerKind): Response {
  const app = findApp(call, kind);
  const { organization } = call;
  organization.apps = organization.apps.filter((row) => row !== app);
  return answerApp(call, app);
}

function answerApp({ organization }: Call, app: App, status = 200): Response {
  return reply(organization, bodies(organization).ownedApp(app), status);
}

export const appWriteHandlers = [
  ...ownerRoute('post', '/apps', createApp),
  ...ownerRoute('put', '/apps/:app', updateApp),
  ...ownerRoute('post', '/apps/:app', postApp, ['developer', 'company']),
  ...ownerRoute('delete', '/apps/:app', deleteApp),
];
