import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import styles from './PaneSeparator.module.css';

export type PaneSeparatorProps = {
  /** What it makes wider: "Width of the list". */
  label: string;
  /** The id of the pane at its left. */
  controls: string;
  /** CSS pixels; `standard` is what a double click goes back to. */
  width: number;
  range: { min: number; max: number; standard: number };
  /** At each step, to be shown at once. */
  onResize: (width: number) => void;
  /** At the end, to be kept. */
  onCommit: (width: number) => void;
};

const step = 16;

/** The line between two panes: drawn with the pointer, moved with the arrows, Home and End; a double click resets. */
export function PaneSeparator({ label, controls, width, range, onResize, onCommit }: PaneSeparatorProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  /** As it was moved last; what is kept follows it. */
  const [live, setLive] = useState<number | null>(null);
  const now = live ?? width;

  function resize(wanted: number): void {
    const next = Math.round(Math.max(range.min, Math.min(range.max, wanted)));
    setLive(next);
    onResize(next);
  }

  function commit(): void {
    drag.current = null;
    if (live !== null && live !== width) onCommit(live);
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const pane = document.getElementById(controls);
    drag.current = { x: event.clientX, width: pane?.getBoundingClientRect().width ?? now };
  }

  function onKeyDown(event: KeyboardEvent): void {
    const wanted = { ArrowLeft: now - step, ArrowRight: now + step, Home: range.min, End: range.max }[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    resize(wanted);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved; <hr> takes no keys.
    <div
      role="separator"
      tabIndex={0}
      className={styles.separator}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={now}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => {
        if (drag.current) resize(drag.current.width + clientX - drag.current.x);
      }}
      onPointerUp={commit}
      onPointerCancel={commit}
      onKeyDown={onKeyDown}
      onKeyUp={commit}
      onBlur={commit}
      onDoubleClick={() => {
        resize(range.standard);
        onCommit(range.standard);
      }}
    />
  );
}
