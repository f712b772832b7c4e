/** One tab of a browser, whichever program drives it. Each method waits until it can do its work, or fails. */
export interface Tab {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  click(target: Target): Promise<void>;
  /** moves the focus, without a click */
  focus(target: Target): Promise<void>;
  /** one key, by its name in `KeyboardEvent.key` */
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  /** waits until the element is there, with this text if one is given */
  waitFor(target: Target, text?: string): Promise<void>;
  waitForFocus(target: Target): Promise<void>;
  waitUntilGone(target: Target): Promise<void>;
  address(): Promise<string>;
  close(): Promise<void>;
}

/** An element by its role and its whole accessible name. */
export interface Target {
  role: Role;
  name: string;
  /** the last of several, as in a dialog over the page; else the first */
  isLast?: boolean;
}

export type Role =
  | 'alertdialog'
  | 'button'
  | 'combobox'
  | 'heading'
  | 'link'
  | 'option'
  | 'searchbox'
  | 'table'
  | 'textbox';

export type Key = 'Enter' | 'Escape' | 'Tab' | 'ArrowDown' | 'ArrowUp' | 'End';

/** How long a method of a tab waits, in ms. */
const maxWaitMs = 15_000;

/** Calls `isTrue` repeatedly until it returns true. @throws Error after `maxWaitMs` */
export async function waitUntil(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + maxWaitMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Timed out waiting for ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
