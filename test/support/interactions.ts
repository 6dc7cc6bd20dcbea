import type { Page } from '@playwright/test';

/** What a person had to do; text typed or pasted into one field is one interaction. */
export interface Interactions {
  readonly clicks: number;
  readonly keys: number;
  readonly fields: number;
  readonly total: number;
}

/**
 * Counts what is done on the page from now on, and gives the counts so far when asked. Dialogs of the system, in
 * which a file is chosen, are not seen by the page and not counted.
 */
export async function countInteractions(page: Page): Promise<() => Promise<Interactions>> {
  await page.evaluate(() => {
    const counts = { clicks: 0, keys: 0, fields: 0 };
    const isText = (target: EventTarget | null) =>
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(target.type));
    let filled: EventTarget | null = null;
    const count = (type: string, each: (event: Event) => void) =>
      document.addEventListener(type, (event) => event.isTrusted && each(event), true);
    count('pointerdown', () => {
      counts.clicks += 1;
    });
    count('keydown', (event) => {
      const { key } = event as KeyboardEvent;
      const isModifier = ['Shift', 'Control', 'Alt', 'Meta'].includes(key);
      if (!isModifier && !(key.length === 1 && isText(event.target))) counts.keys += 1;
    });
    count('focusin', () => {
      filled = null;
    });
    count('input', (event) => {
      if (!isText(event.target) || filled === event.target) return;
      filled = event.target;
      counts.fields += 1;
    });
    Object.assign(window, { fristInteractions: counts });
  });
  return async () => {
    const counts = await page.evaluate(
      () =>
        (window as unknown as { readonly fristInteractions: Omit<Interactions, 'total'> }).fristInteractions,
    );
    return { ...counts, total: counts.clicks + counts.keys + counts.fields };
  };
}

/** One line for the report of the specifications. */
export function interactionLine(name: string, { clicks, keys, fields, total }: Interactions): string {
  return `${name}: ${total} interactions (${clicks} clicks, ${keys} keys, ${fields} fields)`;
}
