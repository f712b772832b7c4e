import { useEffect } from 'react';

interface Props {
  styles: string;
}

/**
 * Stands in for `react-style-singleton` (vite.config.ts), with which Radix locks scrolling while a list or
 * dialog is open. That one writes a `<style>` whose text depends on the width of the scroll bar, so that a
 * content security policy would have to allow every inline style. A constructed sheet needs no permission.
 *
 * @returns a component that applies its styles while it is mounted; of several at once the first one's
 */
export function styleSingleton() {
  let mounted = 0;
  let sheet: CSSStyleSheet | undefined;

  function add(styles: string) {
    mounted += 1;
    if (mounted > 1) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
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
