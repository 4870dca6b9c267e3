import type { Handlers } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { HandlersNeeds } from '../handlers.ts';
import { writeAs } from '../vault/copy-as.ts';
import * as retention from '../vault/retention.ts';
import * as versions from '../vault/versions.ts';

type Needs = Pick<HandlersNeeds, 'vault' | 'clipboard' | 'countReveal'>;

/** The calls of the group `versions`. */
export function versionHandlers({ vault, clipboard, countReveal }: Needs): Handlers['versions'] {
  const open = () => vault.session();
  return {
    list: (input) => versions.list(open(), input),
    reveal: (input) => {
      countReveal();
      return versions.reveal(open(), input);
    },
    copy: (input) => {
      countReveal();
      const { name, value } = versions.readForCopy(open(), input);
      const text = writeAs('value', name, value);
      return clipboard.copy({ secret: input.id, name: texts.desktop.copiedVersion(name, input.number), text });
    },
    compare: (input) => versions.compare(open(), input),
    restore: (input) => versions.restore(open(), input),
    purge: (input) => retention.purge(open(), input),
  };
}
