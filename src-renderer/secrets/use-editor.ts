import { useEffect, useMemo, useState } from 'react';
import type { Id, Draft as KeptDraft, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { useKeepDraft } from '../drafts/use-keep-draft.ts';
import { announce } from '../ui/announce.ts';
import { createSecret, updateSecret } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { asItWas, changedFields, contested, type Draft, draftOf, keepMine, newSecretOf, sameDraft } from './draft.ts';
import { draftProblems, type FieldProblems } from './editor/draft-problems.ts';
import { focusAfterwards } from './focus.ts';
import { exactValue, nothingTyped, type TypedValue, typedOf } from './typed-value.ts';

/** What main refused: beside a field, or above all of them. */
export type Refusal = { field: keyof FieldProblems | null; message: string; other: Id | null };

function refusalOf(caught: unknown): Refusal {
  const { code, message, details } = asCofferError(caught);
  const other = typeof details.other === 'string' ? details.other : null;
  if (code === 'CONFLICT') return { field: 'name', message, other };
  if (code === 'PROJECT_NOT_FOUND') return { field: 'project', message, other: null };
  if (code === 'ENVIRONMENT_NOT_FOUND') return { field: 'environments', message, other: null };
  return { field: null, message, other: null };
}

export type Editor = ReturnType<typeof useEditor>;

/**
 * Everything the editor holds, the value included, is this component's own state and goes with it. `kept` is what was
 * typed before the vault was locked: where the secret was changed since, both are put side by side.
 */
export function useEditor(detail: SecretDetail | null, fresh: Draft, kept: KeptDraft | null) {
  const before = detail && kept?.base && kept.base.revision !== detail.revision ? asItWas(detail, kept.base) : null;
  const [base, setBase] = useState(before ?? detail);
  const [draft, setDraft] = useState(() => kept?.content ?? (detail ? draftOf(detail) : fresh));
  const [typed, setTyped] = useState<TypedValue>(() => (kept ? typedOf(kept.value) : nothingTyped));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [theirs, setTheirs] = useState<SecretDetail | null>(before && detail);
  const [goesOn, setGoesOn] = useState(kept !== null);
  /** Grows when fields are filled in from elsewhere: what shows them in a shape of its own begins anew. */
  const [turn, setTurn] = useState(0);

  const unsaved = typed.shown !== '' || !sameDraft(draft, base ? draftOf(base) : fresh);
  useEffect(() => useDetail.setState({ unsaved }), [unsaved]);
  const baseOfDraft = useMemo(
    () => base && { revision: base.revision, version: base.version, content: draftOf(base) },
    [base],
  );
  const value = exactValue(typed);
  useKeepDraft(base?.id ?? null, kept !== null, { unsaved, base: baseOfDraft, content: draft, value });

  const found = draftProblems(draft, value, base === null);
  /** A name is judged as it is typed; what is merely missing, once saving was tried. */
  const problems: FieldProblems = tried ? found : {};
  if (!tried && found.name && draft.name !== '') problems.name = found.name;
  if (!tried && found.value && typed.shown !== '') problems.value = found.value;
  if (found.scope) problems.scope = found.scope;
  if (found.tags) problems.tags = found.tags;
  if (refusal?.field && !problems[refusal.field]) problems[refusal.field] = refusal.message;

  function change(fields: Partial<Draft>): void {
    setDraft((before) => ({ ...before, ...fields }));
    setRefusal(null);
  }

  /** The same from a button: fields take it over from outside. */
  function fillIn(fields: Partial<Draft>): void {
    change(fields);
    setTurn(turn + 1);
  }

  async function takeRefusal(caught: unknown): Promise<void> {
    if (base === null || asCofferError(caught).code !== 'STALE') {
      const refused = refusalOf(caught);
      setRefusal(refused);
      if (refused.field !== null) focusFirstProblem();
      return;
    }
    try {
      setTheirs(await unwrap(window.coffer.secrets.get({ id: base.id })));
    } catch (again) {
      setRefusal(refusalOf(again));
    }
  }

  async function save(): Promise<void> {
    if (busy) return;
    setTried(true);
    setRefusal(null);
    if (Object.keys(found).length > 0) return focusFirstProblem();
    const entered = typed.shown === '' ? null : { encoding: 'text' as const, data: value };
    const focus = focusAfterwards();
    setBusy(true);
    try {
      if (base === null) {
        await createSecret(newSecretOf(draft, entered ?? { encoding: 'text', data: '' }));
      } else {
        const changes = changedFields(base, draft, entered);
        if (Object.keys(changes).length > 0) await updateSecret(base.id, base.revision, changes);
        else useDetail.setState({ pane: { kind: 'detail' }, unsaved: false });
      }
      announce(texts.secretEditor.saved(draft.name));
      focus('detail');
    } catch (caught) {
      await takeRefusal(caught);
    } finally {
      setBusy(false);
    }
  }

  /** After a change from elsewhere: what was typed here goes on top of it, to be looked at and saved again. */
  function keepHere(): void {
    if (!base || !theirs) return;
    setDraft(keepMine(draftOf(base), draft, draftOf(theirs)));
    setTurn(turn + 1);
    setBase(theirs);
    setTheirs(null);
  }

  function takeTheirs(): void {
    if (theirs) startFrom(theirs);
  }

  /** Drops what was typed here. */
  function startFrom(saved: SecretDetail | null): void {
    setDraft(saved ? draftOf(saved) : fresh);
    setTurn(turn + 1);
    setTyped(nothingTyped);
    setBase(saved);
    setTheirs(null);
    setGoesOn(false);
  }

  const stale = base && theirs ? { theirs, base, fields: contested(draft, draftOf(theirs)) } : null;
  return {
    ...{ draft, change, fillIn, turn, typed, setTyped, problems },
    ...{ refusal, busy, save, stale, keepHere, takeTheirs },
    ...{ goesOn, startOver: () => startFrom(detail) },
  };
}

function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#editor [aria-invalid="true"]')?.focus());
}
