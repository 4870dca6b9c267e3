import { number } from '../language.ts';

/** The palette: every secret and every command. */
export const palette = {
  title: 'Secrets and commands',
  find: 'Find a secret or a command',
  nothing: 'Nothing found.',
  recent: 'Recent',
  secrets: 'Secrets',
  actions: 'Actions',
  newNamed: (name: string) => `New secret named ${name}…`,
  showAll: (count: number) => `Show all ${number(count)} results in the list`,
  inNotes: 'in notes',
  /** What the keys of a line and of the foot do. */
  keys: { openIt: 'Open {key}', open: '{key} open', copy: '{key} copy a secret’s value' },

  commands: {
    newSecret: 'New secret',
    importEnv: 'Import .env…',
    generate: 'Generate a value…',
    newProject: 'New project…',
    places: 'Manage projects and environments…',
    clearClipboard: 'Clear the clipboard',
    settings: 'Settings',
    changePassword: 'Change master password…',
    recoveryCode: 'Make a new recovery code…',
    rotateKey: 'Rotate the vault key…',
    shortcuts: 'Keyboard shortcuts',
    lock: 'Lock',
  },
  secret: {
    copy: (name: string) => `Copy ${name}`,
    edit: (name: string) => `Edit ${name}`,
    makeFavourite: (name: string) => `Make ${name} a favourite`,
    noFavourite: (name: string) => `Take ${name} out of the favourites`,
    rotate: (name: string) => `Rotate ${name}…`,
    goOnRotating: (name: string) => `Go on with the rotation of ${name}…`,
    trash: (name: string) => `Move ${name} to the trash`,
  },
  goTo: {
    view: (name: string) => `Go to ${name}`,
    environment: (name: string) => `Go to ${name} secrets`,
    tag: (name: string) => `Go to tag ${name}`,
    byEnvironment: (project: string) => `Go to ${project} by environment`,
    reminders: 'Go to Reminders',
    health: 'Go to Health',
    matrix: 'Go to By environment',
    activity: 'Go to Activity',
    sync: 'Go to Connections',
    backups: 'Go to Backups',
    protection: 'Go to What Coffer protects against',
  },
};
