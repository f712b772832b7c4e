import History from 'lucide-react/icons/rotate-ccw-clock';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import type { LucideIcon } from 'lucide-react';
import { m } from './paraglide/messages.js';
import { paths } from './paths.ts';

/** A page that the navigation and the palette lead to. */
export interface ConsolePage {
  name(this: void): string;
  to(this: void, organization: string): string;
  Icon: LucideIcon;
}

interface PageGroup {
  id: string;
  /** without a name, its pages stand alone */
  name?(this: void): string;
  pages: ConsolePage[];
}

/** The main pages of an organization, in the order of the navigation. */
export const pageGroups: readonly PageGroup[] = [
  {
    id: 'publish',
    name: m.publish,
    pages: [{ name: m.apps, to: paths.apps, Icon: LayoutGrid }],
  },
  {
    id: 'log',
    pages: [{ name: m.activity, to: paths.activity, Icon: History }],
  },
];
