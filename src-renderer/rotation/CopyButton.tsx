import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';

const t = texts.rotation.places;

const copiedForMs = 2_000;

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
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size="small"
      variant={quiet ? 'ghost' : 'secondary'}
      icon={copied ? Check : Copy}
      onClick={() => void onCopy().then(setCopied)}
    >
      {copied ? t.copied : label}
      <span className="visually-hidden"> {t.forWhat(forWhat)}</span>
    </Button>
  );
}
