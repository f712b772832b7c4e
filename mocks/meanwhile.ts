import { save, tables } from './db.ts';
import { touch, type Organization } from './tables.ts';

const otherUserEmail = 'noor.haddad@keywarden.example';

/**
 * Changes what a reply is about as another user would; once for each app and owner. Replies about keys and attributes
 * name neither and change nothing.
 *
 * @param done the IDs of the apps and owners that were changed already; this one is added
 */
export async function changeMeanwhile(
  organization: string,
  reply: Response,
  done: Set<string>,
): Promise<void> {
  const body = (await reply.json()) as { appId?: string; developerId?: string; name?: string };
  const found = tables().organizations.find(({ name }) => name === organization);
  const id = body.appId ?? body.developerId ?? body.name ?? '';
  if (!found || done.has(id)) return;
  if (!switchApp(found, id) && !switchOwner(found, id)) return;
  done.add(id);
  save();
}

// The last key of the app, or the app if it has no keys.
function switchApp({ apps }: Organization, id: string): boolean {
  const app = apps.find(({ appId }) => appId === id);
  if (!app) return false;
  const switched = app.credentials.at(-1) ?? app;
  switched.status = other(switched.status, ['approved', 'revoked']);
  touch(app, otherUserEmail);
  return true;
}

function switchOwner({ developers, appGroups, companies }: Organization, id: string): boolean {
  const owner =
    developers.find(({ developerId }) => developerId === id) ??
    [...appGroups, ...companies].find(({ name }) => name === id);
  if (!owner) return false;
  owner.status = other(owner.status, ['active', 'inactive']);
  touch(owner, otherUserEmail);
  return true;
}

function other(status: string, [one, two]: [string, string]): string {
  return status.toLowerCase() === one ? two : one;
}
