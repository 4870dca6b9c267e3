/** A `.env` as they are found: what is in it, and what each value must be afterwards, to the byte. */
const pem = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'bWFya2VyLXBlbS0x',
  'bWFya2VyLXBlbS0y',
  '-----END RSA PRIVATE KEY-----',
];

const lines = [
  '# The shop, in production', // 1
  'NODE_ENV=production', // 2
  'PLAIN=marker-plain-1', // 3
  'export EXPORTED=marker-exported-2', // 4
  'SINGLE=\'a "b" $HOME #not \\n = c\'', // 5
  'DOUBLE="it\'s = # \\"kept\\""', // 6
  'EQUALS=a=b==', // 7
  'HASH="p#ss # word"', // 8
  'UNICODE=pässwörd-🔑-中文', // 9
  'COMMANDS=$(rm -rf ~)`id`${HOME}', // 10
  `PRIVATE_KEY="${pem.join('\n')}`, // 11 to 14
  '"', // 15
  '2FA_SEED=JBSWY3DPEHPK3PXP', // 16
  'TWICE=marker-first', // 17
  'TWICE=marker-second', // 18
  'EMPTY=', // 19
  '# A line that never ends', // 20
  'UNCLOSED="marker-unclosed', // 21
  'LAST=marker-last-9', // 22
];

export const shopEnv = lines.join('\n');
export const shopEntries = 15;

/** The values of what is proposed. */
export const shopValues: Record<string, string> = {
  PLAIN: 'marker-plain-1',
  EXPORTED: 'marker-exported-2',
  SINGLE: 'a "b" $HOME #not \\n = c',
  EQUALS: 'a=b==',
  DOUBLE: 'it\'s = # "kept"',
  HASH: 'p#ss # word',
  UNICODE: 'pässwörd-🔑-中文',
  COMMANDS: '$(rm -rf ~)`id`${HOME}',
  PRIVATE_KEY: `${pem.join('\n')}\n`,
  TWO_FA_SEED: 'JBSWY3DPEHPK3PXP',
  TWICE: 'marker-second',
  UNCLOSED: '"marker-unclosed',
  LAST: 'marker-last-9',
};

/** The same with the line ends of Windows: those inside a value stay as they are. */
export const windowsEnv = 'FROM_WINDOWS=marker-crlf-1\r\nKEY_OF_WINDOWS="one\r\ntwo\r\n"\r\nEND=marker-crlf-2\r\n';
export const windowsValues: Record<string, string> = {
  FROM_WINDOWS: 'marker-crlf-1',
  KEY_OF_WINDOWS: 'one\r\ntwo\r\n',
  END: 'marker-crlf-2',
};
