import { create } from 'zustand';
import type { Settings } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';

/** Null until main has answered. Settings are not secret and stay over a lock. */
export const useSettings = create<{ settings: Settings | null }>(() => ({ settings: null }));

/** Reads the settings, and follows them. */
export async function startSettings(): Promise<void> {
  window.coffer.settings.onChanged(receive);
  receive(await unwrap(window.coffer.settings.get()));
}

/** Changes some settings; throws `CofferError` (`REFUSED` where the person said no to less protection). */
export async function updateSettings(changes: Partial<Settings>): Promise<void> {
  receive(await unwrap(window.coffer.settings.update(changes)));
}

function receive(settings: Settings): void {
  useSettings.setState({ settings });
  const page = document.documentElement.dataset;
  page.density = settings.density;
  if (settings.theme === 'system') delete page.theme;
  else page.theme = settings.theme;
}
