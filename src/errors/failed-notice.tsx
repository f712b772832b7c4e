import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';
import { explain } from './explain.ts';

interface Props {
  title: string;
  error: unknown;
  action?: ReactNode;
}

/** A notice that something failed: why, and what to do. */
export function FailedNotice({ title, error, action }: Props) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={title} details={{ label: m.details(), lines: details }} action={action}>
      {what} {next}
    </Notice>
  );
}
