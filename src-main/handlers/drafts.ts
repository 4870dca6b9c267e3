import type { Handlers } from '../../src-preload/contract.ts';
import type { HandlersNeeds } from '../handlers.ts';
import * as drafts from '../vault/drafts.ts';

type Needs = Pick<HandlersNeeds, 'vault' | 'drafts' | 'countReveal'>;

/** The calls of the group `drafts`. */
export function draftHandlers({ vault, drafts: keeper, countReveal }: Needs): Handlers['drafts'] {
  const open = () => vault.session();
  const done = (_result: unknown) => undefined;
  return {
    list: () => {
      keeper.seal(open());
      return drafts.list(open());
    },
    keep: (draft) => done(keeper.keep(draft)),
    open: (input) => {
      countReveal();
      return drafts.open(open(), input);
    },
    discard: ({ secret }) => done(keeper.discard(secret)),
  };
}
