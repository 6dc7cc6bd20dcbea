import { useEffect } from 'react';

/** Escape closes what is beside the list, unless something lies over the page or somebody is typing. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      const isCovered = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
      if (!isTyping && !isCovered) onEscape();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onEscape]);
}
