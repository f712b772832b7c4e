import { bodies, reply } from '../bodies/bodies.ts';
import { type Developer, type Group, type OwnerKind, touch } from '../tables.ts';
import { alreadyExists, invalid } from '../refusal.ts';
import { appsOf, findAppGroup, findCompany, findDeveloper, type Owner, ownerId } from './find.ts';
import { creationAudit } from './issue.ts';
import { type JsonBody, jsonBody } from './json-body.ts';
import { type Call, ownerRoute, route } from './route.ts';
import { hasAction, setOwnerStatus } from './statuses.ts';

/** Names of AppGroups and companies (the latter UNVERIFIED; docs/apigee-api.md, "Names"). */
const groupNamePattern = /^[A-Za-z0-9._$ %-]+$/;

/** `POST …/developers`: 201. X accepts only lower-case e-mails. 409 when the e-mail exists. */
function createDeveloper(call: Call): Response {
  const { organization } = call;
  const developer: Developer = {
    ...developerFields(call, jsonBody(call, 'Developer')),
    developerId: crypto.randomUUID(),
    status: 'active',
    companies: [],
    ...creationAudit(call),
  };
  organization.developers.push(developer);
  return reply(organization, bodies(organization).developer(developer), 201);
}

/** `PUT …/developers/{d}`: replaces names, e-mail and attributes; not the status. */
function updateDeveloper(call: Call): Response {
  const { organization } = call;
  const row = findDeveloper(call, call.param('owner'));
  Object.assign(row, developerFields(call, jsonBody(call, 'Developer'), row));
  touch(row, call.user);
  return reply(organization, bodies(organization).developer(row));
}

function developerFields(call: Call, body: JsonBody, self?: Developer) {
  const { developers, platform } = call.organization;
  const required = (name: string): string => {
    const value = body.text(name);
    if (!value) throw invalid(platform, `${name} is required`);
    return value;
  };
  const email = required('email');
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || (platform === 'x' && email !== email.toLowerCase())) {
    throw invalid(platform, `Invalid email: ${email}`);
  }
  const same = email.toLowerCase();
  if (developers.some((row) => row !== self && row.email.toLowerCase() === same)) {
    throw alreadyExists('Developer', email);
  }
  return {
    email,
    firstName: required('firstName'),
    lastName: required('lastName'),
    userName: required('userName'),
    attributes: body.attributes('attributes') ?? [],
  };
}

/** `DELETE …/developers/{d}`: 200 with the deleted developer; its apps are deleted too. */
function deleteDeveloper(call: Call): Response {
  const { organization } = call;
  const row = findDeveloper(call, call.param('owner'));
  const body = bodies(organization).developer(row);
  removeApps(call, { kind: 'developer', row });
  organization.developers = organization.developers.filter((developer) => developer !== row);
  return reply(organization, body);
}

function removeApps(call: Call, owner: Owner): void {
  const theirs = new Set(appsOf(call, owner));
  call.organization.apps = call.organization.apps.filter((app) => !theirs.has(app));
}

type GroupKind = Exclude<OwnerKind, 'developer'>;

const groupTables = {
  appgroup: { rows: 'appGroups', entity: 'AppGroup', find: findAppGroup },
  company: { rows: 'companies', entity: 'Company', find: findCompany },
} as const;

/** `POST …/appgroups` (X) or `…/companies` (Edge): 201; 409 when the name exists. */
function createGroup(call: Call, kind: GroupKind): Response {
  const { organization } = call;
  const { rows, entity } = groupTables[kind];
  const body = jsonBody(call, 'AppGroup');
  const name = body.text('name') ?? '';
  if (!groupNamePattern.test(name)) throw invalid(organization.platform, `Invalid name: "${name}"`);
  if (organization[rows].some((row) => row.name === name)) throw alreadyExists(entity, name);
  const group: Group = {
    ...groupFields(body, kind),
    name,
    status: 'active',
    ...(kind === 'appgroup' ? { appGroupId: crypto.randomUUID() } : {}),
    ...creationAudit(call),
  };
  organization[rows].push(group);
  return reply(organization, bodies(organization).group(group), 201);
}

/** `PUT …/{name}`: with `action` (AppGroups) it sets the status; else it replaces all except name and status. */
function updateGroup(call: Call, kind: GroupKind): Response {
  if (kind === 'appgroup' && hasAction(call)) return setOwnerStatus(call, kind);
  const { organization } = call;
  const row = groupTables[kind].find(call, call.param('owner'));
  const { channelId: _, channelUri: __, email: ___, ...kept } = row;
  const changed: Group = { ...kept, ...groupFields(jsonBody(call, 'AppGroup'), kind) };
  touch(changed, call.user);
  const { rows } = groupTables[kind];
  organization[rows] = organization[rows].map((one) => (one === row ? changed : one));
  return reply(organization, bodies(organization).group(changed));
}

function groupFields(body: JsonBody, kind: GroupKind) {
  const channelId = body.text('channelId');
  const channelUri = body.text('channelUri');
  const email = body.text('email');
  return {
    displayName: body.text('displayName') ?? '',
    attributes: body.attributes('attributes') ?? [],
    ...(kind === 'appgroup' && channelId !== undefined ? { channelId } : {}),
    ...(kind === 'appgroup' && channelUri !== undefined ? { channelUri } : {}),
    ...(kind === 'appgroup' && email !== undefined ? { email } : {}),
  };
}

/** `DELETE …/{name}`: 200 with the deleted owner; its apps are deleted too. */
function deleteGroup(call: Call, kind: GroupKind): Response {
  const { organization } = call;
  const { rows, find } = groupTables[kind];
  const row = find(call, call.param('owner'));
  const body = bodies(organization).group(row);
  removeApps(call, { kind, row });
  organization[rows] = organization[rows].filter((one) => one !== row);
  for (const developer of organization.developers) {
    if (kind === 'company') {
      developer.companies = developer.companies.filter((name) => name !== ownerId({ kind, row }));
    }
  }
  return reply(organization, body);
}

export const ownerWriteHandlers = [
  ...route('post', '/developers', createDeveloper),
  ...route('post', '/developers/:owner', (call) => setOwnerStatus(call, 'developer')),
  ...route('put', '/developers/:owner', updateDeveloper),
  ...route('delete', '/developers/:owner', deleteDeveloper),
  ...ownerRoute('post', '', setOwnerStatus, ['company']),
  ...(['appgroup', 'company'] as const).flatMap((kind) => [
    ...route(
      'post',
      kind === 'appgroup' ? '/appgroups' : '/companies',
      (call) => createGroup(call, kind),
      {
        only: kind === 'appgroup' ? 'x' : 'edge',
      },
    ),
    ...ownerRoute('put', '', (call) => updateGroup(call, kind), [kind]),
    ...ownerRoute('delete', '', (call) => deleteGroup(call, kind), [kind]),
  ]),
];
