import type { Handlers } from '../../src-preload/contract.ts';
import type { HandlersNeeds } from '../handlers.ts';

/** The calls of the group `desktop`. */
export function desktopHandlers({ desktop }: Pick<HandlersNeeds, 'desktop'>): Handlers['desktop'] {
  return {
    state: () => desktop.state(),
    choosingShortcut: ({ choosing }) => {
      desktop.setChoosing(choosing);
    },
    openQuickAccess: () => {
      desktop.quick.show();
    },
    closeQuickAccess: () => {
      desktop.quick.hide();
    },
    openMain: ({ secret }) => {
      desktop.quick.hide();
      desktop.openMain(secret === null ? null : { kind: 'secret', id: secret });
    },
    takeWish: () => desktop.takeWish(),
  };
}
