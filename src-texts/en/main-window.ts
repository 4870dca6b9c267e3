/** The frame of the unlocked window: the bar at its top, its panes, and what commands on a secret tell. */
export const mainWindow = {
  bar: {
    search: 'Search names, notes and tags',
    searchHere: 'Search names, notes, tags',
    clearSearch: 'Clear the search',
    newSecret: 'New secret',
    commands: 'Commands',
    importEnv: 'Import .env…',
    settings: 'Settings',
    lock: 'Lock',
  },
  filters: {
    label: 'Search filters',
    /** How one is written, and what it means. */
    line: (example: string, meaning: string) => `${example}, ${meaning}`,
    means: {
      'env:': 'in an environment',
      'project:': 'in a project',
      'tag:': 'with a tag',
      'type:': 'of a type',
      'service:': 'for a service',
      'is:expired': 'expiring, due, revoked, …',
      'expires:<30d': 'within d, w, m or y',
      'value:': 'with exactly this value',
    },
  },
  panes: {
    left: 'Width of the left pane',
    list: 'Width of the list',
  },
  leave: {
    title: 'Leave without saving?',
    text: 'What you changed here is not saved yet.',
    throwAway: 'Throw changes away',
    keepEditing: 'Keep editing',
  },
  undo: 'Undo',
  onlyRead: 'This vault can only be read now, so nothing was opened for writing.',
  inTrash: (name: string) => `${name} is in the trash.`,
  backAgain: (name: string) => `${name} is back.`,
  putBack: (name: string) => `${name} is back in its place.`,
  favourite: (name: string) => `${name} is a favourite.`,
  noFavourite: (name: string) => `${name} is no favourite any more.`,
};
