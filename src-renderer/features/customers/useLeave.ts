import { useEffect } from 'react';

/** Escape leaves what stands beside a list, unless somebody types or something lies over the page. */
export function useLeave(leave: (() => void) | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      const covered = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (!typing && !covered) leave?.();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [leave]);
}
