import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import { showToast, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

/** What was made of a pasted address, as long as nothing else was entered since. */
export interface SplitAddress {
  /** The text as it was pasted, its lines joined. */
  readonly text: string;
  readonly before: CustomerAddress;
  /** A name that stood above the address; it is not taken over. */
  readonly name: string;
}

/** Takes a whole address apart that is pasted into a field of an address; the split can be undone. */
export function usePastedAddress(
  entered: CustomerAddress,
  setEntered: (address: CustomerAddress) => void,
): {
  readonly split: SplitAddress | null;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly undo: () => void;
  /** Something else was entered: there is no way back any more. */
  readonly keep: () => void;
} {
  const texts = useTexts();
  const [split, setSplit] = useState<SplitAddress | null>(null);
  const takeApart = async (text: string) => {
    try {
      const { name, ...address } = await client.customers.splitAddress({ text, country: entered.country });
      setEntered(address);
      setSplit({ text: oneLine(text), before: entered, name });
    } catch (error) {
      showToast('error', failureText(texts, failureOf(error)));
    }
  };
  const undo = () => {
    if (split === null) return;
    // As a paste into the one field would have left it.
    setEntered({ ...split.before, street: split.text });
    setSplit(null);
  };
  return {
    split,
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain');
      if (!isWholeAddress(text)) return;
      event.preventDefault();
      void takeApart(text);
    },
    onKeyDown: (event) => {
      if (split === null || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undo();
    },
    undo,
    keep: () => setSplit(null),
  };
}

/** Several lines, or a street and a place with a comma between: more than one field can hold. */
function isWholeAddress(text: string): boolean {
  const parts = text
    .trim()
    .split(/\r?\n|\t|,|;/)
    .filter((part) => part.trim() !== '');
  return parts.length > 1 && (/\r?\n|\t/.test(text.trim()) || /\d{3}/.test(parts.slice(1).join(' ')));
}

function oneLine(text: string): string {
  return text
    .trim()
    .split(/\s*(?:\r?\n|\t)\s*/)
    .filter((line) => line !== '')
    .join(', ');
}
