import { Check, Copy } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { useCopied } from '../ui/use-copied.ts';

const t = texts.rotation.places;

type CopyButtonProps = {
  label: string;
  /** What it is copied for, said to those who don't see the line that it stands in. */
  forWhat: string;
  quiet?: boolean;
  /** Copies; gives whether it worked. */
  onCopy: () => Promise<boolean>;
};

/** Says for a moment that it was copied. */
export function CopyButton({ label, forWhat, quiet = false, onCopy }: CopyButtonProps) {
  const [copied, setCopied] = useCopied<true>();
  return (
    <Button
      size="small"
      variant={quiet ? 'ghost' : 'secondary'}
      icon={copied ? Check : Copy}
      onClick={() => void onCopy().then((worked) => setCopied(worked || null))}
    >
      {copied ? t.copied : label}
      <span className="visually-hidden"> {t.forWhat(forWhat)}</span>
    </Button>
  );
}
