import { Activity } from '../activity/Activity.tsx';
import { Backups } from '../backups/Backups.tsx';
import { Health } from '../health/Health.tsx';
import { Matrix } from '../matrix/Matrix.tsx';
import { Protection } from '../protection/Protection.tsx';
import { Reminders } from '../reminders/Reminders.tsx';
import { Rotation } from '../rotation/Rotation.tsx';
import { Sync } from '../sync/Sync.tsx';
import type { PageName } from './store.ts';

export function OpenPage({ page }: { page: Exclude<PageName, 'secrets'> }) {
  switch (page) {
    case 'health':
      return <Health />;
    case 'matrix':
      return <Matrix />;
    case 'reminders':
      return <Reminders />;
    case 'activity':
      return <Activity />;
    case 'backups':
      return <Backups />;
    case 'sync':
      return <Sync />;
    case 'rotation':
      return <Rotation />;
    case 'protection':
      return <Protection />;
  }
}
