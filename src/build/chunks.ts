import { resolve } from 'node:path';

/**
 * One chunk has all that the first page needs, one what an app's page adds, and one what its editor adds, instead of a
 * dozen scripts each, which would wait for each other and be compressed separately. A module that several of them use is
 * in the first of these. The other chunks are explained below.
 */
export function chunks() {
  const entries = {
    console: 'main.tsx',
    app: 'apps/detail/app-view.tsx',
    edit: 'apps/detail/edit-page.tsx',
  };
  const names = Object.entries(entries);
  return [
    ...names.map(([name, entry], index) => ({
      name,
      priority: names.length - index,
      test: (id: string) => id === resolve('src', entry),
    })),
    // What three or more lazy parts share is one script: apart, it would be a hundred that weigh 23 kB more.
    { name: 'shared', minShareCount: 3, test: /\/src\/|\/lucide-react\//u },
    // A text that two lazy parts share is smaller than a script around it would be: apart, they weigh 4 kB more.
    { name: 'texts', minShareCount: 2, test: /\/paraglide\/messages\//u },
    // What is opened together, or instead of a page, is one script each. Apart, they weigh 4 kB more.
    { name: 'bulk', test: /\/src\/bulk\//u },
    { name: 'find', test: /\/src\/find\//u },
    { name: 'reports', test: /-report-texts\.ts$/u },
    { name: 'products', test: /\/src\/products\/products?-page/u },
    {
      name: 'problems',
      test: /\/(config-mistake|config-problem|error-page|not-found|unconnected)\.tsx?$/u,
    },
  ];
}
