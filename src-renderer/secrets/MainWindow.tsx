import { type CSSProperties, useEffect, useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { EditorPane } from '../drafts/EditorPane.tsx';
import { DropTarget } from '../exchange/DropTarget.tsx';
import { ImportPreview } from '../exchange/ImportPreview.tsx';
import { useImport } from '../exchange/store.ts';
import { GeneratorDialog } from '../generator/GeneratorDialog.tsx';
import { OpenPage } from '../pages/OpenPage.tsx';
import { usePage } from '../pages/store.ts';
import { Palette } from '../palette/Palette.tsx';
import { ManagePlacesDialog } from '../projects/ManagePlacesDialog.tsx';
import { NewProjectDialog } from '../projects/NewProjectDialog.tsx';
import { Sidebar } from '../projects/Sidebar.tsx';
import { takeWish } from '../reminders/actions.ts';
import { updateSettings, useSettings } from '../settings/store.ts';
import { VaultBanners } from '../status/VaultBanners.tsx';
import { PaneSeparator } from '../ui/PaneSeparator.tsx';
import { SecretDialogs } from './detail/SecretDialogs.tsx';
import { useDetail } from './detail-store.ts';
import { focusListAtFirst } from './focus.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ListPane } from './ListPane.tsx';
import styles from './MainWindow.module.css';
import { SecretDetail } from './SecretDetail.tsx';
import { TopBar } from './TopBar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useWindowKeys } from './use-window-keys.ts';

const t = texts.mainWindow.panes;

/** Where it can't be kept, the pane is as wide as it was drawn all the same, until the next unlock. */
function keepWidth(width: { sidebarWidth: number } | { listWidth: number }): void {
  updateSettings(width).catch(() => undefined);
}

/** The unlocked vault: parts at the left, the list, and what is selected. */
export function MainWindow() {
  const preview = useImport((state) => state.preview);
  const page = usePage((state) => state.page);
  const narrowShows = useDetail((state) => state.narrowShows);
  const frame = useRef<HTMLDivElement>(null);
  const sidebarWidth = useSettings((state) => state.settings?.sidebarWidth ?? 216);
  const listWidth = useSettings((state) => state.settings?.listWidth ?? 356);
  const widths = { '--sidebar-width': `${sidebarWidth}px`, '--list-width': `${listWidth}px` };
  useWindowKeys();
  useKeptFocus();

  useEffect(() => {
    focusListAtFirst();
    void takeWish();
  }, []);

  return (
    <div ref={frame} className={styles.window} style={widths as CSSProperties}>
      <TopBar />
      <VaultBanners />
      <DraftOffer />
      <main className={styles.body} data-shows={preview || page !== 'secrets' ? 'page' : narrowShows}>
        <Sidebar />
        <PaneSeparator
          label={t.left}
          controls="pane-sidebar"
          width={sidebarWidth}
          range={{ min: 168, max: 320, standard: 216 }}
          onResize={(width) => frame.current?.style.setProperty('--sidebar-width', `${width}px`)}
          onCommit={(width) => keepWidth({ sidebarWidth: width })}
        />
        {preview ? (
          <ImportPreview preview={preview} />
        ) : page !== 'secrets' ? (
          <OpenPage page={page} />
        ) : (
          <>
            <ListPane />
            <PaneSeparator
              label={t.list}
              controls="list-column"
              width={listWidth}
              range={{ min: 280, max: 560, standard: 356 }}
              onResize={(width) => frame.current?.style.setProperty('--list-width', `${width}px`)}
              onCommit={(width) => keepWidth({ listWidth: width })}
            />
            <RightPane />
          </>
        )}
      </main>
      <LeaveDialog />
      <SecretDialogs />
      <NewProjectDialog />
      <ManagePlacesDialog />
      <Palette />
      <GeneratorDialog />
      <DropTarget />
    </div>
  );
}

function RightPane() {
  const pane = useDetail((state) => state.pane);
  const detail = useDetail((state) => state.detail);
  if (pane.kind === 'new') {
    return <EditorPane key={`new:${pane.name}`} detail={null} name={pane.name} focus="name" kept={pane.kept} />;
  }
  if (pane.kind === 'edit' && detail) {
    return <EditorPane key={detail.id} detail={detail} name="" focus={pane.focus} kept={pane.kept} />;
  }
  return <SecretDetail />;
}
