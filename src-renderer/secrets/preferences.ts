import { useSettings } from '../settings/store.ts';
export const useLeadDays = (): number => useSettings((state) => state.settings?.expiryLeadDays ?? 14);
export const clipboardSeconds = (): number => useSettings.getState().settings?.clipboardSeconds ?? 30;
