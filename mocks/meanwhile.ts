import { save, tables } from './db.ts';
import { touch } from './tables.ts';

const otherUserEmail = 'noor.haddad@keywarden.example';

/**
 * Switches the status of the last key of the app that a reply is about, or of an app without keys, as another user would;
 * once for each app. Replies about keys and attributes have no appId and change nothing.
 *
 * @param done the IDs of the apps that were switched already; this one is added
 */
export async function changeMeanwhile(
  organization: string,
  reply: Response,
  done: Set<string>,
): Promise<void> {
  const { appId } = (await reply.json()) as { appId?: string };
  const apps = tables().organizations.find(({ name }) => name === organization)?.apps;
  const app = apps?.find((row) => row.appId === appId);
  if (!app || done.has(app.appId)) return;
  done.add(app.appId);
  const switched = app.credentials.at(-1) ?? app;
  switched.status = switched.status.toLowerCase() === 'approved' ? 'revoked' : 'approved';
  touch(app, otherUserEmail);
  save();
}
