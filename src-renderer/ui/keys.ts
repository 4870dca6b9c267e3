/** Whether the keys go into text: then single letters are not commands. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea');
}

export const isMac = navigator.platform.startsWith('Mac');

/** "Ctrl K", on a Mac "⌘ K". */
export function keyWords(keys: string): string {
  return isMac ? keys.replace('Ctrl', '⌘') : keys;
}
