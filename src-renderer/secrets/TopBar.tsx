import { Command, FileInput, KeySquare, Lock, Plus, Settings } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { openEnvFile } from '../exchange/actions.ts';
import { openPalette } from '../palette/open.ts';
import { Button } from '../ui/Button.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { keyWords } from '../ui/keys.ts';
import { lockVault } from '../unlock/vault-actions.ts';
import { newSecret } from './commands.ts';
import { SearchField } from './SearchField.tsx';
import styles from './TopBar.module.css';

const t = texts.mainWindow;

export function TopBar() {
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.mark}>
          <KeySquare size={14} strokeWidth={2} aria-hidden />
        </span>
        <span className={styles.word}>Coffer</span>
      </div>
      <SearchField />
      <div className={styles.acts}>
        <Button icon={Plus} className={styles.new} onClick={() => void newSecret('')}>
          <span className={styles.label}>{t.bar.newSecret}</span>
        </Button>
        <Button
          icon={Command}
          variant="ghost"
          className={styles.palette}
          title={t.bar.commands}
          aria-keyshortcuts="Control+K"
          kbd={keyWords('Ctrl K')}
          onClick={openPalette}
        >
          <span className="visually-hidden">{t.bar.commands}</span>
        </Button>
        <Button icon={FileInput} variant="ghost" className={styles.import} onClick={() => void openEnvFile()}>
          <span className={styles.label}>{t.bar.importEnv}</span>
        </Button>
        <IconButton
          icon={Settings}
          label={t.bar.settings}
          kbd={keyWords('Ctrl ,')}
          onClick={() => openDialog('settings')}
        />
        <Button icon={Lock} variant="ghost" className={styles.lock} onClick={() => void lockVault()}>
          <span className={styles.label}>{t.bar.lock}</span>
        </Button>
      </div>
    </header>
  );
}
