import type { Handlers } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { HandlersNeeds } from '../handlers.ts';
import { recognise } from '../vault/value-facts.ts';

/** The calls of the group `values`. */
export function valueHandlers({
  generated,
  clipboard,
}: Pick<HandlersNeeds, 'generated' | 'clipboard'>): Handlers['values'] {
  return {
    recognise: ({ value, name }) => recognise(value, name),
    generate: ({ recipe }) => generated.make(recipe),
    copyGenerated: ({ token }) =>
      clipboard.copy({ secret: null, name: texts.generator.value, text: generated.valueOf(token) }),
  };
}
