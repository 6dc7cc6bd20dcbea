import type { Locator, Page } from '@playwright/test';

/** Works a page without a mouse. */
export interface KeyboardOnly {
  /** Goes with Tab until the element, or something in it, has the focus. */
  readonly goTo: (target: Locator) => Promise<void>;
  /** Goes to the element and presses a key on it, Enter where none is given. */
  readonly press: (target: Locator, key?: string) => Promise<void>;
  /** Goes to a field and types over what is in it. */
  readonly type: (field: Locator, text: string) => Promise<void>;
}

/** More stops than any page of the program has on the way to something. */
const mostStops = 150;

/** The keyboard of a person who has no mouse: an element that no Tab leads to is an error. */
export function keyboardOnly(page: Page): KeyboardOnly {
  const hasFocus = (target: Locator) =>
    target.evaluate((element) => element.contains(document.activeElement));
  const goTo = async (target: Locator): Promise<void> => {
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await hasFocus(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no Tab leads to ${String(target)}`);
  };
  return {
    goTo,
    press: async (target, key = 'Enter') => {
      await goTo(target);
      await page.keyboard.press(key);
    },
    type: async (field, text) => {
      await goTo(field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
  };
}
