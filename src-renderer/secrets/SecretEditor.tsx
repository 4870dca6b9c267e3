import { CircleAlert, FilePenLine } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Draft, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { keyWords } from '../ui/keys.ts';
import { closeEditor } from './detail-actions.ts';
import type { EditorFocus } from './detail-store.ts';
import { emptyDraft } from './draft.ts';
import { MainFields } from './editor/MainFields.tsx';
import { MoreFields } from './editor/MoreFields.tsx';
import { focusPane } from './focus.ts';
import { projectOfView } from './list-store.ts';
import styles from './SecretEditor.module.css';
import { StalePanel } from './StalePanel.tsx';
import { useEditor } from './use-editor.ts';

const t = texts.secretEditor;

type SecretEditorProps = { detail: SecretDetail | null; name: string; focus: EditorFocus; kept: Draft | null };

export function SecretEditor({ detail, name, focus, kept }: SecretEditorProps) {
  const editor = useEditor(detail, emptyDraft(name, projectOfView()), kept);
  const { draft, refusal } = editor;
  const form = useRef<HTMLFormElement>(null);
  /** Whether the key that comes finds an open list, which then takes Escape for itself. */
  const listOpen = useRef(false);

  useEffect(() => {
    const wanted =
      focus === 'expiry' ? '[data-expiry] input:checked' : focus === 'value' || name ? 'textarea' : 'input';
    form.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [focus, name]);

  async function cancel(): Promise<void> {
    if (await closeEditor()) focusPane(detail ? 'detail' : 'list');
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const { target } = event;
    if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
    if (event.key === 'Escape' && !listOpen.current) {
      event.preventDefault();
      void cancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void editor.save();
    }
  }

  return (
    <section id="pane-detail" className={styles.pane} tabIndex={-1} aria-labelledby="editor-title">
      <form
        id="editor"
        ref={form}
        className={styles.form}
        noValidate
        onKeyDownCapture={({ target }) => {
          listOpen.current = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
        }}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void editor.save();
        }}
      >
        <header className={styles.head}>
          <h1 id="editor-title">{detail ? t.edit(detail.name) : t.newSecret}</h1>
          <Button onClick={() => void cancel()}>{t.cancel}</Button>
          <Button
            type="submit"
            variant="primary"
            kbd={keyWords('Ctrl S')}
            aria-keyshortcuts="Control+S"
            busy={editor.busy}
          >
            {t.save}
          </Button>
        </header>
        {refusal && refusal.field === null ? (
          <Banner tone="red" icon={CircleAlert} title={t.notSaved} role="alert">
            {refusal.message}
          </Banner>
        ) : null}
        {editor.goesOn && !editor.stale ? (
          <Banner
            tone="accent"
            icon={FilePenLine}
            title={t.kept.title}
            actions={
              <Button size="small" onClick={editor.startOver}>
                {detail ? t.kept.beginSaved : t.kept.beginAnew}
              </Button>
            }
          >
            {t.kept.text}
          </Banner>
        ) : null}
        {editor.stale ? (
          <StalePanel stale={editor.stale} draft={draft} onKeep={editor.keepHere} onTake={editor.takeTheirs} />
        ) : null}
        <MainFields editor={editor} detail={detail} replaceAtOnce={focus === 'value'} />
        <MoreFields draft={draft} change={editor.change} problems={editor.problems} />
      </form>
    </section>
  );
}
