import { Trash2 } from 'lucide-react';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { openSecretDialog } from './secret-dialog.ts';

export function EmptyTrashButton() {
  return (
    <Button size="small" icon={Trash2} onClick={() => openSecretDialog({ kind: 'empty-trash' })}>
      {texts.secretDetail.dialogs.emptyTrash.open}
    </Button>
  );
}
