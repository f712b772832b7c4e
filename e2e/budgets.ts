import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Size budgets of the production build, in kB. All scripts together are meant to shrink to 300; no limit is raised. */
const limits = { listScripts: 120, styles: 12, editScripts: 45, allScripts: 430 };

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  css?: string[];
}

const dist = join(import.meta.dirname, '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

// The chunk of the first page, which index.html names.
const first = Object.keys(manifest).find((key) => manifest[key]?.name === 'console') ?? '';
const list = filesOf(first);
const edit = filesOf(first, 'src/apps/detail/edit-page.tsx');
const added = [...edit].filter((file) => !list.has(file));
const assets = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`);
const styles = assets.filter((file) => file.endsWith('.css'));
const scripts = assets.filter((file) => file.endsWith('.js'));

const rows = [
  check('JavaScript of the list', weigh([...list]), limits.listScripts),
  check('JavaScript that the edit view adds', weigh(added), limits.editScripts),
  check('style sheets', weigh(styles), limits.styles),
  check('all JavaScript', weigh(scripts), limits.allScripts),
  isCompiledEarly(manifest[first]?.file ?? ''),
  ...[
    'mockServiceWorker',
    'setupWorker',
    'brightcart.example',
    'AnotherTestApp',
    'ReactQueryDevtools',
  ].map(absent),
];
if (rows.includes(false)) process.exitCode = 1;

// A page's scripts and their static imports, without dynamic imports.
function filesOf(...entries: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return files;
}

/** The size in kB (1,000 bytes) with Brotli at its best level. */
function weigh(files: string[]): number {
  const bytes = files.map((file) => brotliCompressSync(readFileSync(join(dist, file))).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

function check(what: string, size: number, limit: number): boolean {
  const fits = size <= limit;
  console.log(`${fits ? '✓' : '✗'} ${what}: ${size.toFixed(1)} kB of ${limit} kB brotli`);
  return fits;
}

// Without the comment nothing breaks, but the first row comes a tenth later (docs/decisions/15).
function isCompiledEarly(file: string): boolean {
  const found = readFileSync(join(dist, file), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n');
  console.log(`${found ? '✓' : '✗'} the script of the first page is compiled while it loads`);
  return found;
}

function absent(word: string): boolean {
  const holders = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(word));
  console.log(`${holders.length === 0 ? '✓' : '✗'} no “${word}” in the build${holders.join(' ')}`);
  return holders.length === 0;
}
