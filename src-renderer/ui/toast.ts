import { texts } from '../../src-texts/texts.ts';
import { announce } from './announce.ts';
import { resettable } from './reset.ts';

export type ToastTone = 'neutral' | 'good' | 'bad';
export type ToastAction = { label: string; onSelect: () => void };
export type Toast = { id: number; text: string; action: ToastAction | null; tone: ToastTone };

export const useToasts = resettable<{ toasts: Toast[] }>({ toasts: [] });

let last = 0;

/** Shows a line at the bottom and says it; at most three stand at once. Never put a value in it. */
export function showToast(toast: { text: string; action?: ToastAction; tone?: ToastTone }): number {
  last += 1;
  const added: Toast = { id: last, text: toast.text, action: toast.action ?? null, tone: toast.tone ?? 'neutral' };
  useToasts.setState((state) => ({ toasts: [...state.toasts.slice(-2), added] }));
  announce(toast.action ? texts.ui.messageAction(toast.text, toast.action.label) : toast.text);
  return last;
}

export function dismissToast(id: number): void {
  useToasts.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
