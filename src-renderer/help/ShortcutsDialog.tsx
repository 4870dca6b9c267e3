import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { keyWords } from '../ui/keys.ts';
import styles from './ShortcutsDialog.module.css';
import { shortcutGroups } from './shortcuts.ts';

export function ShortcutsDialog() {
  const open = useDialogs((state) => state.open === 'shortcuts');
  return (
    <Dialog open={open} onClose={closeDialog} title="Keyboard shortcuts" size="wide">
      <div className={styles.groups}>
        {shortcutGroups.map((group) => (
          <section key={group.title}>
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
          </section>
        ))}
      </div>
    </Dialog>
  );
}
