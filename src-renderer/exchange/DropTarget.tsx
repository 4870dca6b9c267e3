import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { IconTile } from '../ui/IconTile.tsx';
import { dropFiles } from './actions.ts';
import styles from './DropTarget.module.css';

const t = texts.exchange.drop;

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The whole window takes a file; while one is held over it, it says so. The same is in the menu and on buttons. */
export function DropTarget() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void dropFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', hold, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, []);

  if (!over) return null;
  return (
    <div className={styles.over}>
      <div className={styles.card}>
        <IconTile icon={FileInput} tone="accent" size="large" />
        <strong>{t.title}</strong>
        <span>{t.text}</span>
      </div>
    </div>
  );
}
