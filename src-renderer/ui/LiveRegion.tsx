import { useAnnouncement } from './announce.ts';

/** Stands once in the app; two places take turns, so that the same words are read twice. */
export function LiveRegion() {
  const { text, turn } = useAnnouncement();
  return (
    <div className="visually-hidden">
      <div aria-live="polite" aria-atomic="true" data-testid="announcement">
        {turn % 2 === 0 ? text : ''}
      </div>
      <div aria-live="polite" aria-atomic="true" data-testid="announcement">
        {turn % 2 === 1 ? text : ''}
      </div>
    </div>
  );
}
