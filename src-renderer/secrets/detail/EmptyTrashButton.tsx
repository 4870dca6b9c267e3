import { Trash2 } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { openSecretDialog } from './secret-dialog.ts';

export function EmptyTrashButton() {
  return (
    <Button size="small" icon={Trash2} onClick={() => openSecretDialog({ kind: 'empty-trash' })}>
      Empty trash…
    </Button>
  );
}
