import type { Generated, Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { clipboardSeconds } from '../secrets/preferences.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { duration } from '../ui/time.ts';
import { type Choices, choicesFrom } from './recipes.ts';

const t = texts.generator;

/** The recipe that was used last in this vault; the usual ones where none was, or none can be read. */
export async function readChoices(): Promise<Choices> {
  try {
    return choicesFrom((await unwrap(window.coffer.vault.settings())).lastRecipe);
  } catch {
    return choicesFrom(null);
  }
}

/** The next time begins with it. Where the vault can only be read, it doesn't. */
export function rememberRecipe(lastRecipe: Recipe): void {
  void window.coffer.vault.updateSettings({ lastRecipe });
}

/** Copies in the main process, which clears it again; gives whether it worked. */
export async function copyGenerated({ token }: Generated): Promise<boolean> {
  try {
    await unwrap(window.coffer.values.copyGenerated({ token }));
    const seconds = clipboardSeconds();
    announce(seconds === 0 ? t.saidCopied : t.saidCopiedFor(duration(seconds)));
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}
