import type { HasStatus, KeyState } from './evaluate.ts';

/** Which of the three statuses: of the app itself (`{}`), a key, or a product in a key. */
export interface Level {
  key?: string | undefined;
  product?: string | undefined;
}

interface KeyInApp extends KeyState {
  consumerKey: string;
  products: readonly (HasStatus & { name: string })[];
}

interface AppState extends HasStatus {
  credentials: readonly KeyInApp[];
}

/**
 * The app if all unknown facts give access (`most`), and if none does (`least`). A key that works in both works; a key
 * that works in neither is blocked.
 *
 * @param unconfirmed statuses whose last change is not confirmed
 */
export function accessBounds<T extends AppState>(
  app: T,
  unconfirmed: readonly Level[],
): { least: T; most: T } {
  return {
    least: withStatuses(withUnknownKeysExpired(app), unconfirmed, 'revoked'),
    most: withStatuses(app, unconfirmed, 'approved'),
  };
}

/** An app with some of its statuses replaced. */
export function withStatuses<T extends AppState>(
  app: T,
  paths: readonly Level[],
  status: string,
): T {
  if (paths.length === 0) return app;
  const isMeant = (key?: string, product?: string) =>
    paths.some((path) => path.key === key && path.product === product);
  return {
    ...app,
    ...(isMeant() && { status }),
    credentials: app.credentials.map((found) => ({
      ...found,
      ...(isMeant(found.consumerKey) && { status }),
      products: found.products.map((held) =>
        isMeant(found.consumerKey, held.name) ? { ...held, status } : held,
      ),
    })),
  };
}

function withUnknownKeysExpired<T extends AppState>(app: T): T {
  if (!app.credentials.some(({ expiryUnknown }) => expiryUnknown)) return app;
  return {
    ...app,
    credentials: app.credentials.map((key) =>
      key.expiryUnknown ? { ...key, expiresAt: longExpired } : key,
    ),
  };
}

/** ms since the epoch */
const longExpired = 1;
