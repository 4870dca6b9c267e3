import { CircleAlert, RotateCw } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

type ReadFailureProps = {
  title: string;
  /** Why what the page shows could not be read; `null` where it could. */
  failure: string | null;
  /** The words of the button that tries it again. */
  again: string;
  onAgain: () => void;
};

/** In the place of what a page could not read. */
export function ReadFailure({ title, failure, again, onAgain }: ReadFailureProps) {
  if (failure === null) return null;
  return (
    <Banner
      tone="red"
      icon={CircleAlert}
      role="alert"
      title={title}
      actions={
        <Button size="small" icon={RotateCw} onClick={onAgain}>
          {again}
        </Button>
      }
    >
      {failure}
    </Banner>
  );
}
