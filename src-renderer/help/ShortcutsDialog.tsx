import { ShieldCheck } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { showProtection } from '../protection/open.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { keyWords } from '../ui/keys.ts';
import { useVault } from '../unlock/vault-store.ts';
import styles from './ShortcutsDialog.module.css';
import { shortcutGroups } from './shortcuts.ts';

const t = texts.help;

export function ShortcutsDialog() {
  const open = useDialogs((state) => state.open === 'shortcuts');
  const unlocked = useVault((state) => state.vault?.phase === 'unlocked');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t.title}
      size="wide"
      footer={
        unlocked ? (
          <Button size="dialog" icon={ShieldCheck} onClick={showProtection}>
            {t.protection}
          </Button>
        ) : null
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window it scrolls, by keys too. */}
      <section className={styles.groups} tabIndex={0} aria-label={t.keys}>
        {shortcutGroups.map((group) => (
          <div key={group.title} className={styles.group}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.list}>
              {group.shortcuts.map(({ keys, does }) => (
                <div key={does} className={styles.line}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{keyWords(key)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
    </Dialog>
  );
}
