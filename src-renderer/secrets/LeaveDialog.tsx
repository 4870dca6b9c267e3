import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { answerToLeave } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';

export function LeaveDialog() {
  const asking = useDetail((state) => state.askingToLeave);
  return (
    <Dialog
      open={asking}
      onClose={() => answerToLeave(false)}
      decisive
      size="small"
      title="Leave without saving?"
      description="What you changed here is not saved yet."
      footer={
        <>
          <Button size="dialog" onClick={() => answerToLeave(true)}>
            Throw changes away
          </Button>
          <Button size="dialog" variant="primary" onClick={() => answerToLeave(false)}>
            Keep editing
          </Button>
        </>
      }
    />
  );
}
