import { Activity, type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './DrawnAhead.module.css';

/**
 * Draws out of sight what is shown next, over the whole of what it stands in; it has no effects until it is shown. React
 * hides what waits by `display: none`, and all of it would be laid out when it is shown: here it is invisible instead.
 */
export function DrawnAhead({ shown, children }: { shown: boolean; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    if (shown || !current) return;
    // What waits is drawn after the rest, and has no effect of its own that could tell.
    const watch = new MutationObserver(() => {
      for (const drawn of current.children) if (drawn instanceof HTMLElement) drawn.style.removeProperty('display');
    });
    watch.observe(current, { childList: true });
    return () => watch.disconnect();
  }, [shown]);
  return (
    <div ref={frame} className={styles.frame} inert={!shown}>
      <Activity mode={shown ? 'visible' : 'hidden'}>{children}</Activity>
    </div>
  );
}
