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
 * Asks Google for an access token in a window of its own. The library is fetched when somebody signs in
 * this way, and never otherwise.
 *
 * @throws Error in Google's words when the library can't be had, the window is closed or access is refused
 */
export async function googleToken(clientId: string): Promise<string> {
  await loadLibrary();
  const { google } = globalThis;
  if (!google) throw new Error(library);
  return new Promise((resolve, reject) => {
    const client = google.accounts.oauth2.initTokenClient({
      client_id: clientId,
      scope,
      callback: ({ access_token: token, error, error_description: words }) =>
        token ? resolve(token) : reject(new Error(words ?? error ?? 'no token')),
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
