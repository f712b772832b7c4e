import { resolve } from 'node:path';

/**
 * Names one chunk for whatever the first page needs, one for what an app's page adds and one for its editor, so
 * that none is a dozen scripts, which would wait for each other and be compressed apart. Each takes along what its
 * modules use: the first page's before the others.
 */
export function chunks() {
  const entries = {
    console: 'main.tsx',
    app: 'apps/detail/app-view.tsx',
    edit: 'apps/detail/edit-page.tsx',
  };
  const names = Object.entries(entries);
  return [
    ...names.map(([name, entry], place) => ({
      name,
      priority: names.length - place,
      test: (id: string) => id === resolve('src', entry),
    })),
    // Texts and icons that many lazy parts use would each be a script of 100 to 300 bytes: 4 kB more in all.
    { name: 'shared', minShareCount: 4, maxModuleSize: 4000, test: isTextOrIcon },
  ];
}

function isTextOrIcon(id: string): boolean {
  return /\/paraglide\/messages\/|\/lucide-react\//u.test(id);
}
