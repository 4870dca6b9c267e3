import { resettable } from '../ui/reset.ts';

/** What stands beside the left pane: the secrets, or a page that takes the place of list and detail. */
export type PageName =
  | 'secrets'
  | 'health'
  | 'matrix'
  | 'reminders'
  | 'activity'
  | 'backups'
  | 'sync'
  | 'rotation'
  | 'protection';

export const usePage = resettable<{ page: PageName }>({ page: 'secrets' });

/** Back to the secrets: whoever opens one, or looks for one, means to see it. */
export function closePage(): void {
  usePage.setState({ page: 'secrets' });
}
