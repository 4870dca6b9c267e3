import type { Rectangle } from 'electron';

/** Size of the quick-access window, in CSS pixels. */
export const quickSize = { width: 640, height: 400 } as const;

/** Where quick access stands on a screen: in the middle, in its upper part; never larger than the screen. */
export function quickPlace(area: Rectangle): Rectangle {
  const width = Math.min(quickSize.width, area.width);
  const height = Math.min(quickSize.height, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 4);
  return { x, y, width, height };
}
