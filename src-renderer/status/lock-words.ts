/** "Locks after 5 min", for the status bar; 0 means never. */
export function lockWords(minutes: number): string {
  if (minutes === 0) return 'Does not lock by itself';
  if (minutes % 60 === 0) return `Locks after ${minutes / 60} h`;
  return `Locks after ${minutes} min`;
}
