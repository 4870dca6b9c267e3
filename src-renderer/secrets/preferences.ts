import { useSettings } from '../settings/store.ts';

export function useLeadDays(): number {
  return useSettings((state) => state.settings?.expiryLeadDays ?? 14);
}

/** Heights of `--row`, with the line under it. */
export function useRowHeight(): number {
  return useSettings((state) => (state.settings?.density === 'compact' ? 37 : 53));
}

export function clipboardSeconds(): number {
  return useSettings.getState().settings?.clipboardSeconds ?? 30;
}
