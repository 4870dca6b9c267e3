import { Copy } from 'lucide-react';
import { texts } from '../../../src-texts/texts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './CopyText.module.css';
import { copyPlain } from './copying.ts';

/** A text that is no secret, and a button that copies it. `what` begins a sentence: "The user name". */
export function CopyText({ what, text, mono = false }: { what: string; text: string; mono?: boolean }) {
  return (
    <span className={styles.row}>
      {mono ? <code className={styles.text}>{text}</code> : <span className={styles.text}>{text}</span>}
      <IconButton
        icon={Copy}
        size="small"
        label={texts.secretDetail.copying.button(what)}
        className={styles.copy}
        onClick={() => copyPlain(what, text)}
      />
    </span>
  );
}
