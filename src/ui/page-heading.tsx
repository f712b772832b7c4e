import { useEffect, useRef, type ReactNode } from 'react';
import { announce } from './toast/announcer.ts';

interface Props {
  /** for the window title and the announcement, without "Keywarden" */
  title: string;
  children: ReactNode;
}

let isFirstPage = true;

/**
 * The only `h1` of a page. After a navigation it gets the focus and is announced, for screen readers and keyboards;
 * the first page of a visit leaves the focus to the browser.
 */
export function PageHeading({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const initialTitle = useRef(title);
  useEffect(() => {
    if (!isFirstPage) {
      heading.current?.focus({ preventScroll: true });
      announce(initialTitle.current);
    }
    isFirstPage = false;
  }, []);
  return (
    <>
      <title>{`${title} – Keywarden`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
