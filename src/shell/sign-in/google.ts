// The part of Google Identity Services that is used: the token client (docs/apigee-api.md, "Sign-in").
interface TokenClient {
  requestAccessToken(): void;
}

interface TokenReply {
  access_token?: string;
  error?: string;
  error_description?: string;
}

interface Google {
  accounts: {
    oauth2: {
      initTokenClient(options: {
        client_id: string;
        scope: string;
        callback(reply: TokenReply): void;
        error_callback(error: { type: string; message?: string }): void;
      }): TokenClient;
    };
  };
}

declare global {
  var google: Google | undefined;
}

const library = 'https://accounts.google.com/gsi/client';
const scope = 'https://www.googleapis.com/auth/cloud-platform';

/**
 * Gets an access token from Google in a popup. The library is loaded only when someone signs in this way.
 *
 * @throws Error with Google's message if the library can't be loaded, the popup is closed or access is denied
 */
export async function googleToken(clientId: string): Promise<string> {
  await loadLibrary();
  const { google } = globalThis;
  if (!google) throw new Error(library);
  return new Promise((resolve, reject) => {
    const client = google.accounts.oauth2.initTokenClient({
      client_id: clientId,
      scope,
      callback: ({ access_token: token, error, error_description: message }) =>
        token ? resolve(token) : reject(new Error(message ?? error ?? 'no token')),
      error_callback: ({ type, message }) => reject(new Error(message ?? type)),
    });
    client.requestAccessToken();
  });
}

function loadLibrary(): Promise<void> {
  if (globalThis.google) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = library;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(library));
    });
    document.head.append(script);
  });
}
