import { EventEmitter } from 'node:events';
import { guard } from './guard.mjs';

/** @type {Set<any>} */
const pages = new Set();
const theme = { source: 'system', systemDark: process.env.COFFER_STANDIN_DARK === '1' };
const isDark = () => (theme.source === 'system' ? theme.systemDark : theme.source === 'dark');

/** @param {any} page */
const apply = (page) =>
  page.tell('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: isDark() ? 'dark' : 'light' }],
  });

class NativeTheme extends EventEmitter {
  get shouldUseDarkColors() {
    return isDark();
  }
  get shouldUseDarkColorsForSystemIntegratedUI() {
    return theme.systemDark;
  }
  shouldUseHighContrastColors = false;
  shouldUseInvertedColorScheme = false;
  prefersReducedTransparency = false;
  inForcedColorsMode = false;
  get themeSource() {
    return theme.source;
  }
  set themeSource(source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError('Error processing argument');
    change(() => {
      theme.source = source;
    });
  }
}

export const nativeTheme = guard('nativeTheme', new NativeTheme());

/** @param {() => void} make */
function change(make) {
  const before = isDark();
  make();
  for (const page of pages) apply(page);
  if (before !== isDark()) nativeTheme.emit('updated');
}

/** The desktop turns dark or light: for specs and `npm start`. @param {boolean} dark */
export function setSystemDark(dark) {
  change(() => {
    theme.systemDark = dark;
  });
}

/** The page's prefers-color-scheme follows from now on. @param {any} page */
export function followTheme(page) {
  pages.add(page);
  page.cdp.once('close', () => pages.delete(page));
  return apply(page);
}
