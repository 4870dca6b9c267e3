import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ProtectionPoints } from './Protection.tsx';

const t = texts.protection;

/** The way to what Coffer protects against before a vault is open: all of it is in the page, main is not asked. */
export function ProtectionLink({ className }: { className: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {t.link}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} size="wide" title={t.title} description={t.text}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is long and scrolls, by keyboard too. */}
        <section tabIndex={0} aria-label={t.title}>
          <ProtectionPoints />
        </section>
      </Dialog>
    </>
  );
}
