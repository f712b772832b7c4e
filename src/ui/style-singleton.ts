import { useEffect } from 'react';

interface Props {
  styles: string;
}

// The console does not use it, and every element inherits it, so setting it would restyle the whole page.
const unusedProperty = /--removed-body-scroll-bar-size[^;]*;/u;

/**
 * Replaces `react-style-singleton` (vite.config.ts), which Radix uses to lock scrolling while a list or dialog is
 * open. The original inserts a `<style>` whose text depends on the scroll bar width, so a content security policy
 * would have to allow all inline styles. A constructed style sheet needs no permission.
 *
 * @returns a component that applies its styles while it is mounted; if several are, those of the first
 */
export function styleSingleton() {
  let mounted = 0;
  let sheet: CSSStyleSheet | undefined;

  function add(styles: string) {
    mounted += 1;
    if (mounted > 1) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles.replace(unusedProperty, ''));
    document.adoptedStyleSheets.push(sheet);
  }

  function remove() {
    mounted -= 1;
    if (mounted > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }

  return function Style({ styles }: Props) {
    useEffect(() => {
      add(styles);
      return remove;
    }, [styles]);
    return null;
  };
}
