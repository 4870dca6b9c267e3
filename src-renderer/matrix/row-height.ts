import { useSettings } from '../settings/store.ts';

/** Heights of a row of the matrix, with the line under it. */
export function useRowHeight(): number {
  return useSettings((state) => (state.settings?.density === 'compact' ? 33 : 42));
}
