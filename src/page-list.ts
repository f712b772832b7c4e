import History from 'lucide-react/icons/rotate-ccw-clock';
import KeyRound from 'lucide-react/icons/key-round';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import ListChecks from 'lucide-react/icons/list-checks';
import Package from 'lucide-react/icons/package';
import ShieldAlert from 'lucide-react/icons/shield-exclamation-point';
import ShieldQuestionMark from 'lucide-react/icons/shield-question-mark';
import Users from 'lucide-react/icons/users';
import type { LucideIcon } from 'lucide-react';
import { m } from './paraglide/messages.js';
import { paths } from './paths.ts';

/** A page that the navigation and the palette lead to. */
export interface ConsolePage {
  name(this: void): string;
  to(this: void, organization: string): string;
  Icon: LucideIcon;
  /** the navigation shows how much waits for approval */
  showsPendingCount?: boolean;
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
    pages: [
      { name: m.apps, to: paths.apps, Icon: LayoutGrid },
      { name: m.keys_title, to: paths.keys, Icon: KeyRound },
      { name: m.products, to: paths.products, Icon: Package },
      { name: m.developers, to: (organization) => paths.owners(organization), Icon: Users },
    ],
  },
  {
    id: 'respond',
    name: m.respond,
    pages: [
      { name: m.approvals, to: paths.approvals, Icon: ListChecks, showsPendingCount: true },
      { name: m.leaks, to: paths.leaks, Icon: ShieldAlert },
      { name: m.access_check, to: paths.accessCheck, Icon: ShieldQuestionMark },
    ],
  },
  {
    id: 'log',
    pages: [{ name: m.activity, to: paths.activity, Icon: History }],
  },
];
