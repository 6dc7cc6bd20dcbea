import { create } from 'zustand';

/** A short message that goes by itself; `action` lets the reader take a step back. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'error';
  readonly text: string;
  readonly action: { readonly title: string; readonly run: () => void } | null;
}

interface ToastState {
  readonly toasts: readonly Toast[];
}

/** The messages that are on the screen now. */
export const useToasts = create<ToastState>(() => ({ toasts: [] }));

let lastId = 0;
const shownFor = { good: 6000, error: 12_000 } as const;

/** Shows a message for some seconds. */
export function showToast(tone: Toast['tone'], text: string, action: Toast['action'] = null): void {
  lastId += 1;
  const toast: Toast = { id: lastId, tone, text, action };
  // Three at a time are enough to read.
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }));
  window.setTimeout(() => dismissToast(toast.id), shownFor[tone]);
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
