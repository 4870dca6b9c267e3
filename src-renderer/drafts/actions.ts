import type { Draft, Id, KeptDraft } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { discard } from '../exchange/actions.ts';
import { mayLeaveEditor, openPane, showSecret } from '../secrets/detail-actions.ts';
import { tellFailure } from '../tell-failure.ts';
import { showToast } from '../ui/toast.ts';
import { useDrafts } from './store.ts';

/** Right after unlocking: an editor that is opened later has a draft of its own. */
export async function readDrafts(): Promise<void> {
  try {
    useDrafts.setState({ offered: await unwrap(window.coffer.drafts.list()) });
  } catch {
    // They stay where they are and are offered next time.
  }
}

function take(secret: Id | null): void {
  useDrafts.setState(({ offered }) => ({ offered: offered.filter((draft) => draft.secret !== secret) }));
}

/** Opens the editor with what was typed. */
export async function goOn({ secret }: KeptDraft): Promise<void> {
  if (!(await mayLeaveEditor())) return;
  discard();
  if (secret === null) return openPane({ kind: 'new', name: '', kept: true });
  await showSecret(secret);
  await openPane({ kind: 'edit', focus: 'name', kept: true });
}

/** All that was typed; `null` where nothing is kept any more. It goes to the one who asks and into no store. */
export async function openDraft(secret: Id | null): Promise<Draft | null> {
  try {
    const draft = await unwrap(window.coffer.drafts.open({ secret }));
    take(secret);
    return draft;
  } catch (caught) {
    tellFailure(caught);
    return null;
  }
}

export async function discardDraft({ secret }: KeptDraft): Promise<void> {
  try {
    await unwrap(window.coffer.drafts.discard({ secret }));
    take(secret);
    showToast({ text: texts.drafts.thrownAway });
  } catch (caught) {
    tellFailure(caught);
  }
}
