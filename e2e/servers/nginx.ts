import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFile, productionBuild } from '../csp-hashes.ts';

const installed = [process.env['NGINX_PATH'], '/usr/sbin/nginx', '/opt/homebrew/bin/nginx'];

/**
 * Finds nginx, and on Debian installs it if it is missing.
 *
 * @returns the path of its executable, or `undefined`
 */
export function findNginx(): string | undefined {
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!there() && isDebianRoot) {
    tryTo('apt-get', ['update', '-qq']);
    tryTo('apt-get', ['install', '-y', '-qq', 'nginx-light', 'ca-certificates']);
  }
  return there();
}

function there(): string | undefined {
  return installed.find((path) => path !== undefined && existsSync(path));
}

function tryTo(command: string, parameters: string[]): void {
  try {
    // This run level keeps the package from starting nginx.
    const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env });
  } catch {
    // findNginx returns undefined.
  }
}

interface Options {
  /** the allowed API origins */
  apis: string[];
  /** the target of the proxy for Edge, and the header that it adds */
  edge: { port: number; authorization: string };
}

interface Nginx {
  url: string;
  /** writes or removes config.json, for the next page load */
  configure(config: unknown): void;
  stop(): void;
}

/** The production build behind an nginx that runs docs/nginx.conf on a free port. */
export async function startNginx(executable: string, options: Options): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'keywarden-nginx-'));
  const site = join(folder, 'site');
  const port = await freePort();
  // Started as root, nginx serves as another user, who needs access.
  chmodSync(folder, 0o755);
  cpSync(productionBuild, site, { recursive: true });
  writeFileSync(
    join(folder, 'credentials.conf'),
    `proxy_set_header Authorization "${options.edge.authorization}";`,
  );
  writeFileSync(join(folder, 'keywarden.conf'), serverFor(folder, port, options));
  writeFileSync(join(folder, 'nginx.conf'), outer(folder));
  // Returns when nginx listens; nginx continues in the background.
  execFileSync(executable, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const configFile = join(site, 'config.json');
  return {
    url: `http://127.0.0.1:${port}`,
    configure(config) {
      if (config === undefined) rmSync(configFile, { force: true });
      else writeFileSync(configFile, JSON.stringify(config));
    },
    stop() {
      process.kill(Number(readFileSync(join(folder, 'nginx.pid'), 'utf8')), 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** docs/nginx.conf with other ports and folders, and the mock instead of Apigee. */
function serverFor(folder: string, port: number, { apis, edge }: Options): string {
  const exchanged = {
    'listen 80;': `listen 127.0.0.1:${port};`,
    'root /var/www/keywarden;': `root ${folder}/site;`,
    'set $keywarden_apis "https://apigee.googleapis.com";': `set $keywarden_apis "${apis.join(' ')}";`,
    'server api.enterprise.apigee.com:443;': `server 127.0.0.1:${edge.port};`,
    'proxy_pass https://': 'proxy_pass http://',
    'include /etc/keywarden/edge-credentials.conf;': `include ${folder}/credentials.conf;`,
  };
  return Object.entries(exchanged).reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`docs/nginx.conf: not once: ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(policyFile, 'utf8'),
  );
}

/** The main configuration, as in Debian, but with all written files in one folder. */
function outer(folder: string): string {
  return `
    pid ${folder}/nginx.pid;
    events {}
    http {
      types {
        text/html html;
        text/css css;
        application/javascript js;
        application/json json;
        image/svg+xml svg;
      }
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      scgi_temp_path ${folder}/scgi;
      uwsgi_temp_path ${folder}/uwsgi;
      include ${folder}/keywarden.conf;
    }`;
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
