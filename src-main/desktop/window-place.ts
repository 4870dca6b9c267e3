import { z } from 'zod';

export const smallest = { width: 420, height: 480 } as const;
const usual = { width: 1_280, height: 800 } as const;

/** Where the window was: its outer rectangle when not maximized. */
export const windowPlace = z.object({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int().min(smallest.width).max(32_768),
  height: z.int().min(smallest.height).max(32_768),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

export const firstPlace: WindowPlace = { x: null, y: null, ...usual, isMaximized: false };

type Area = { x: number; y: number; width: number; height: number };

/** Enough of the top edge to take hold of the window: 80 px of it on a screen, and not above it. */
function canBeGrasped(place: Area, screen: Area): boolean {
  const left = Math.max(place.x, screen.x);
  const right = Math.min(place.x + place.width, screen.x + screen.width);
  return right - left >= 80 && place.y >= screen.y && place.y <= screen.y + screen.height - 40;
}

/** The remembered place where it still is on a screen; else the same size, placed by the system, and never larger. */
export function placeOnScreens(remembered: WindowPlace, screens: readonly Area[]): WindowPlace {
  const { x, y } = remembered;
  if (x !== null && y !== null && screens.some((screen) => canBeGrasped({ ...remembered, x, y }, screen)))
    return remembered;
  const width = Math.max(smallest.width, Math.min(remembered.width, ...screens.map((s) => s.width)));
  const height = Math.max(smallest.height, Math.min(remembered.height, ...screens.map((s) => s.height)));
  return { ...remembered, x: null, y: null, width, height };
}
