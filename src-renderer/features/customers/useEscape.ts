import { useEffect, useRef, type RefObject } from 'react';

/** Escape inside an element leaves it, and nothing around it. */
export function useEscape<Element extends HTMLElement>(leave: () => void): RefObject<Element | null> {
  const inside = useRef<Element>(null);
  useEffect(() => {
    const element = inside.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [leave]);
  return inside;
}
