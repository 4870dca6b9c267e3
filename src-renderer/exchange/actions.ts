import type { Destination, ImportPreview } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { mayLeaveEditor, refresh, showSecret } from '../secrets/detail-actions.ts';
import { useDetail } from '../secrets/detail-store.ts';
import { limits } from '../secrets/limits.ts';
import { search } from '../secrets/list-actions.ts';
import { projectOfView, useList } from '../secrets/list-store.ts';
import { tellFailure } from '../tell-failure.ts';
import { onReset } from '../ui/reset.ts';
import { showToast } from '../ui/toast.ts';
import { importChoice, resultInWords } from './choice.ts';
import { closePreview, useImport } from './store.ts';

const t = texts.exchange;

let planned = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  planned += 1;
});

async function open(read: () => Promise<ImportPreview | null>): Promise<void> {
  if (!(await mayLeaveEditor())) return;
  const before = useImport.getState().preview;
  try {
    const preview = await read();
    if (preview === null) return;
    if (before) void window.coffer.exchange.discard({ preview: before.id });
    closePreview();
    useDetail.setState({ pane: { kind: 'detail' }, unsaved: false });
    useImport.setState({ preview });
    await intoProjectOfView(preview);
  } catch (caught) {
    tellFailure(caught);
  }
}

/** Who looks at a project most likely means it, unless the file itself said where it belongs. */
async function intoProjectOfView({ destination }: ImportPreview): Promise<void> {
  const project = projectOfView();
  if (project !== null && destination.project === null) await planFor({ ...destination, project });
}

export function openEnvFile(): Promise<void> {
  return open(() => unwrap(window.coffer.exchange.openEnvFile()));
}

/** A vault or the log beside it, by its name: more is not known before it is read. */
const vaultName = /\.coffer(-wal|-journal)?$/i;

/** Reads files that were dropped on the window: the first one, if it can be a list of secrets. */
export async function dropFiles(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (!file) return;
  if (files.length > 1) showToast({ text: t.drop.onlyOne(file.name) });
  if (file.size > limits.importBytes) {
    showToast({ text: t.drop.tooLarge, tone: 'bad' });
    return;
  }
  // Chromium may read it in the process of main, where that would drop the lock on an open vault.
  if (vaultName.test(file.name)) {
    showToast({ text: texts.errors.FILE_IS_VAULT, tone: 'bad' });
    return;
  }
  await open(async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return unwrap(window.coffer.exchange.readEnvFile({ fileName: file.name.slice(-255), bytes }));
  });
}

/** The same file for another project or environment; what was ticked and typed stays. */
export async function planFor(destination: Destination): Promise<void> {
  const { preview } = useImport.getState();
  if (!preview) return;
  planned += 1;
  const mine = planned;
  useImport.setState({ preview: { ...preview, destination }, failure: null });
  try {
    const next = await unwrap(window.coffer.exchange.plan({ preview: preview.id, destination }));
    if (mine === planned && useImport.getState().preview) useImport.setState({ preview: next });
  } catch (caught) {
    if (mine === planned) useImport.setState({ preview, failure: asCofferError(caught).message });
  }
}

export function choose(indexes: readonly number[], chosen: boolean): void {
  useImport.setState(({ choices }) => {
    const next = new Map(choices);
    for (const index of indexes) next.set(index, chosen);
    return { choices: next };
  });
}

export function rename(index: number, name: string): void {
  useImport.setState(({ names }) => ({ names: new Map(names).set(index, name) }));
}

export function discard(): void {
  const { preview, busy } = useImport.getState();
  if (busy) return;
  if (preview) void window.coffer.exchange.discard({ preview: preview.id });
  closePreview();
}

/** Brings in what is chosen, in one step, and shows the list with the first of them selected. */
export async function bringIn(): Promise<void> {
  const { preview, choices, names, comments, busy } = useImport.getState();
  if (!preview || busy) return;
  useImport.setState({ busy: true, progress: null, failure: null });
  try {
    const result = await unwrap(window.coffer.exchange.importEnv(importChoice(preview, choices, names, comments)));
    closePreview();
    const { project } = preview.destination;
    useList.setState({ view: project === null ? { kind: 'all' } : { kind: 'project', project }, query: '' });
    search('');
    showToast({ text: t.result.said(resultInWords(result)), tone: 'good' });
    const [first] = result.ids;
    if (first) await showSecret(first);
    else await refresh();
  } catch (caught) {
    const { message, details } = asCofferError(caught);
    const failure = typeof details.line === 'number' ? t.preview.atLine(details.line, message) : message;
    useImport.setState({ busy: false, failure });
  }
}
