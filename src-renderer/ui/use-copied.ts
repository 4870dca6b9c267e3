import { useEffect, useState } from 'react';

const copiedForMs = 2_000;

/** What was copied just now, for the moment in which a button says so; `null` before and after. */
export function useCopied<T>(): [copied: T | null, setCopied: (copied: T | null) => void] {
  const [copied, setCopied] = useState<T | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), copiedForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, setCopied];
}
