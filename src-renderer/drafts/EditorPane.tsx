import { useEffect, useState } from 'react';
import type { Draft, SecretDetail } from '../../src-preload/contract.ts';
import type { EditorFocus } from '../secrets/detail-store.ts';
import { SecretEditor } from '../secrets/SecretEditor.tsx';
import { openDraft } from './actions.ts';

type EditorPaneProps = {
  detail: SecretDetail | null;
  name: string;
  focus: EditorFocus;
  /** Whether to go on with what was typed before. */
  kept: boolean;
};

/** The editor, once what it goes on with is read. */
export function EditorPane({ detail, name, focus, kept }: EditorPaneProps) {
  const [draft, setDraft] = useState<Draft | null | undefined>(kept ? undefined : null);
  const secret = detail?.id ?? null;
  useEffect(() => {
    if (!kept) return;
    let wanted = true;
    void openDraft(secret).then((read) => wanted && setDraft(read));
    return () => {
      wanted = false;
    };
  }, [kept, secret]);
  return draft === undefined ? null : <SecretEditor detail={detail} name={name} focus={focus} kept={draft} />;
}
