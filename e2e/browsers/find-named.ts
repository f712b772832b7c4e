import type { Role } from './tab.ts';

/** What can have a role, as a selector. */
export const elementsOf: Record<Role, string> = {
  alertdialog: '[role=alertdialog]',
  button: 'button, [role=button]',
  combobox: '[role=combobox]',
  heading: 'h1, h2, h3',
  link: 'a[href]',
  option: '[role=option]',
  searchbox: '[role=searchbox], input[type=search]',
  table: 'table',
  textbox: 'input, textarea',
};

/**
 * Runs in the page: the first or last visible element with that name, as `aria-labelledby`, `aria-label`, a label or its text
 * gives it. The drivers compute names too, but in a call for each element.
 */
export function elementNamed(
  selector: string,
  name: string,
  isLast: boolean,
): HTMLElement | undefined {
  const textOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';
  const nameOf = (element: HTMLElement) =>
    (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => textOf(document.getElementById(id)))
      .join(' ') ||
    element.getAttribute('aria-label') ||
    textOf((element as HTMLInputElement).labels?.[0]) ||
    textOf(element);
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => nameOf(element) === name && element.checkVisibility(),
  );
  return found.at(isLast ? -1 : 0);
}
