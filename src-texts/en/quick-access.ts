/** Quick access, the small window over everything else, and the field for its shortcut. */
export const quickAccess = {
  title: 'Quick access',
  openMain: 'Open Coffer',
  noVault: {
    title: 'There is no vault yet',
    text: 'Make one in Coffer, or open one that you have. Then its secrets are found here.',
  },

  find: 'Find a secret',
  secrets: 'Secrets',
  empty: 'There is no secret in this vault yet.',
  nothing: (query: string) => `Nothing found for “${query}”.`,
  onceMore: 'Press Enter once more to copy it all the same.',
  revoked: 'revoked',
  parts: (name: string) => `Copy a part of ${name}`,
  part: {
    url: 'Connection URL',
    user: 'User',
    password: 'Password',
    username: 'Username',
    line: 'NAME=value',
    reference: 'Reference',
  },
  copiedReference: 'The reference',

  /** What the keys of a line and of the foot do. */
  keys: {
    copyIt: 'Copy {key}',
    copy: '{key} copy',
    parts: '{key} parts',
    open: '{key} open in Coffer',
    unlock: '{key} unlock',
    close: '{key} close',
  },

  shortcut: {
    label: (keys: string) => `Shortcut for quick access: ${keys}`,
    press: 'Press the keys…',
    none: 'None',
    use: (keys: string) => `Use ${keys}`,
    turnOff: 'Turn off',
    refused: 'The shortcut of quick access was refused: another program has these keys, or the system gives none.',
    settings: 'Settings',
  },
};
