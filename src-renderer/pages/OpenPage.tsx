import { Activity } from '../activity/Activity.tsx';
import { Backups } from '../backups/Backups.tsx';
import { Health } from '../health/Health.tsx';
import type { PageName } from './store.ts';

export function OpenPage({ page }: { page: Exclude<PageName, 'secrets'> }) {
  switch (page) {
    case 'health':
      return <Health />;
    case 'activity':
      return <Activity />;
    case 'backups':
      return <Backups />;
  }
}
