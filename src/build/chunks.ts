import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Names one chunk for whatever the first page needs, one for what an app's page adds and one for its editor, so
 * that none is a dozen scripts, which would wait for each other and be compressed apart. Every module imports all
 * messages by one name and all icons from one package, so those are told apart by their use in the text.
 */
export function chunks() {
  const entries = {
    console: 'main.tsx',
    app: 'apps/detail/app-view.tsx',
    edit: 'apps/detail/edit-page.tsx',
  };
  const chunkOf = new Map<string, string>();
  const fileOfIcon = iconFiles();
  const visit = (id: string, chunk: string, graph: ModuleGraph) => {
    if (chunkOf.has(id)) return;
    chunkOf.set(id, chunk);
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
    for (const leaf of leavesOf(code ?? '', fileOfIcon))
      if (!chunkOf.has(leaf)) chunkOf.set(leaf, chunk);
    for (const imported of importedIds) if (!isLeaf(imported)) visit(imported, chunk, graph);
  };
  const findAll = (graph: ModuleGraph) => {
    if (chunkOf.size > 0) return;
    for (const [chunk, entry] of Object.entries(entries))
      visit(resolve('src', entry), chunk, graph);
  };
  // A chunk takes along what its modules import: the first page's before the others.
  const names = Object.keys(entries);
  return names.map((chunk, place) => ({
    priority: names.length - place,
    name(id: string, graph: ModuleGraph) {
      findAll(graph);
      return chunkOf.get(id) === chunk ? chunk : null;
    },
  }));
}

// The messages and icons that a module names.
function leavesOf(code: string, fileOfIcon: ReadonlyMap<string, string>): string[] {
  const messages = [...code.matchAll(/\bm\.(\w+)/gu)].map(([, name]) =>
    resolve(`src/paraglide/messages/${name}.js`),
  );
  const icons = [...code.matchAll(/\{([^}]+)\} from ["']lucide-react["']/gu)].flatMap(
    ([, names = '']) => names.split(',').flatMap((name) => fileOfIcon.get(name.trim()) ?? []),
  );
  return [...messages, ...icons];
}

function isLeaf(id: string): boolean {
  return id.includes('/paraglide/messages/') || id.includes('/lucide-react/dist/esm/icons/');
}

// An icon has several names; the package's own list tells which file each stands for.
function iconFiles(): Map<string, string> {
  const home = resolve('node_modules/lucide-react/dist/esm');
  const list = readFileSync(resolve(home, 'lucide-react.mjs'), 'utf8');
  const files = new Map<string, string>();
  for (const [, names = '', file = ''] of list.matchAll(/^export \{(.+)\} from '(.+)';$/gmu))
    for (const [, name = ''] of names.matchAll(/default as (\w+)/gu))
      files.set(name, resolve(home, file));
  return files;
}

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: string[]; code: string | null } | null;
}
