import { useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { answerToLeave } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';

const t = texts.mainWindow.leave;

export function LeaveDialog() {
  const asking = useDetail((state) => state.askingToLeave);
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={asking}
      onClose={() => answerToLeave(false)}
      decisive
      initialFocus={keep}
      size="small"
      title={t.title}
      description={t.text}
      footer={
        <>
          <Button size="dialog" onClick={() => answerToLeave(true)}>
            {t.throwAway}
          </Button>
          <Button ref={keep} size="dialog" variant="primary" onClick={() => answerToLeave(false)}>
            {t.keepEditing}
          </Button>
        </>
      }
    />
  );
}
