import { useEffect, useRef, type ReactNode } from 'react';
import { announce } from './toast/announcer.ts';

interface Props {
  /** what the window and the announcement say, without the name of the console */
  title: string;
  children: ReactNode;
}

let firstPage = true;

/**
 * The one `h1` of a page. After a navigation it takes the focus and is announced, so that a screen reader
 * and the keyboard are where the eyes are; the first page of a visit leaves the focus to the browser.
 */
export function PageHeading({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(title);
  useEffect(() => {
    if (!firstPage) {
      heading.current?.focus({ preventScroll: true });
      announce(first.current);
    }
    firstPage = false;
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
