import { useEffect } from 'react';
import { DropTarget } from '../exchange/DropTarget.tsx';
import { ImportPreview } from '../exchange/ImportPreview.tsx';
import { useImport } from '../exchange/store.ts';
import { Sidebar } from '../projects/Sidebar.tsx';
import { VaultBanners } from '../status/VaultBanners.tsx';
import { refresh, selectFirstIfGone } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { focusPane } from './focus.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ListPane } from './ListPane.tsx';
import styles from './MainWindow.module.css';
import { SecretDetail } from './SecretDetail.tsx';
import { SecretEditor } from './SecretEditor.tsx';
import { TopBar } from './TopBar.tsx';
import { useWindowKeys } from './use-window-keys.ts';

/** The unlocked vault: parts at the left, the list, and what is selected. */
export function MainWindow() {
  const preview = useImport((state) => state.preview);
  const narrowShows = useDetail((state) => state.narrowShows);
  useWindowKeys();

  useEffect(() => {
    void refresh()
      .then(selectFirstIfGone)
      .then(() => focusPane('list'));
    return window.coffer.vault.onChanged(() => void refresh());
  }, []);

  return (
    <div className={styles.window}>
      <TopBar />
      <VaultBanners />
      <main className={styles.body} data-shows={preview ? 'import' : narrowShows}>
        <Sidebar />
        {preview ? (
          <ImportPreview preview={preview} />
        ) : (
          <>
            <ListPane />
            <RightPane />
          </>
        )}
      </main>
      <LeaveDialog />
      <DropTarget />
    </div>
  );
}

function RightPane() {
  const pane = useDetail((state) => state.pane);
  const detail = useDetail((state) => state.detail);
  if (pane.kind === 'new') return <SecretEditor key={`new:${pane.name}`} detail={null} name={pane.name} focus="name" />;
  if (pane.kind === 'edit' && detail) {
    return <SecretEditor key={detail.id} detail={detail} name="" focus={pane.focus} />;
  }
  return <SecretDetail />;
}
