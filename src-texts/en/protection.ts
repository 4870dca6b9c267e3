/** The page about what the vault is safe from and what not: docs/threat-model.md in plain words, changed together with it. */
export const protection = {
  title: 'What Coffer protects against, and what not',
  text: 'Said plainly, so that you know what to rely on. The vault is one encrypted file on this computer, and Coffer never sends that file anywhere.',
  settings: 'Protection settings…',
  link: 'What Coffer protects against',
  protectsTitle: 'It protects you when',
  protects: [
    {
      what: 'Somebody copies the vault file',
      how: 'They read nothing of any secret, project or activity: only how much there is and when it was last written. Each guess at the master password costs them 128 MB of memory and real time.',
    },
    {
      what: 'Somebody changes the vault file',
      how: 'Whatever is changed, moved, removed or put back is noticed. The damaged part is named and not shown; the rest stays usable, and the vault can be repaired.',
    },
    {
      what: 'Somebody hands you an older vault file',
      how: 'This computer knows the newest state that it has seen, says how old the file is, and opens it only when you say so.',
    },
    {
      what: 'Another program reads the clipboard later',
      how: 'A copied value is cleared after the time that you set, on lock and on quit, if it is still there. You are told when that failed.',
    },
    {
      what: 'You leave the computer alone',
      how: 'The vault locks when you are idle, with the screen and before sleep. Locking destroys the keys first, then everything that was shown.',
    },
    {
      what: 'A program asks for a secret by name',
      how: 'It gets what its scope and environment allow, nothing that is revoked or expired, and the activity shows what it was given and what it was refused.',
    },
    {
      what: 'The file is lost or broken',
      how: 'A backup of each day stands in another folder. It counts only after it was checked to its last record.',
    },
    {
      what: 'Somebody wants to hide what was done',
      how: 'The activity is sealed with everything else. An entry that is changed or removed is found by the check after unlocking.',
    },
    {
      what: 'Something hostile runs in Coffer’s own window',
      how: 'The window has no network and no files. It gets one value at a time, not many in a row, and each is noted in the activity. It can’t make the vault less safe without a question that it can’t answer itself.',
    },
  ],
  doesNotProtectTitle: 'It can’t protect you from',
  doesNotProtect: [
    {
      what: 'Other programs that run as you, while the vault is open',
      how: 'They can read memory, the screen and the keyboard. Lock the vault when you don’t need it, and keep such programs off the computer.',
    },
    {
      what: 'An older copy of the file together with its password',
      how: 'It opens that copy. With the key from it, today’s file can be read too, until you rotate the vault key. Changing the password alone does not end that.',
    },
    {
      what: 'Backups and copies in wrong hands',
      how: 'They open with the password or the recovery code that the vault had when they were made. Delete those that you don’t want opened with them.',
    },
    {
      what: 'What you send to a service yourself',
      how: 'A secret that you link to a connected service is kept there too, by its rules. Some services can read what they keep.',
    },
    {
      what: 'Traces on the disk',
      how: 'Old rows are overwritten in the file. What an SSD keeps of overwritten blocks, snapshots of the file system, and copies elsewhere are out of reach: encrypt the whole disk too.',
    },
    {
      what: 'Traces in memory',
      how: 'Keys are wiped on lock. Text that was typed, shown or copied can’t be: it may stay in freed memory until that is used again.',
    },
    {
      what: 'The clipboard while it holds a value',
      how: 'Any program can read it then. Clipboard managers are asked not to keep it; some ignore that.',
    },
    {
      what: 'Eyes over your shoulder, cameras and some screen captures',
      how: 'The window asks the system to be left out of screenshots and shared screens. Windows does that, macOS not for its newer recorders, Linux never; and no setting hides it from a camera. The tray’s menu names what was used last while the vault is open.',
    },
    {
      what: 'A program that says that it is another one',
      how: 'The name of the application and of the environment that it asks with are its own words.',
    },
    {
      what: 'Somebody who may write to Coffer’s own folder',
      how: 'They can make it forget which state of the vault was the newest, and how many wrong passwords were tried.',
    },
    {
      what: 'What is read while nothing can be written',
      how: 'From a damaged vault or on a full disk values can still be read, to bring them to safety. The activity can’t note it then.',
    },
    {
      what: 'A forgotten password and a lost recovery code',
      how: 'There is no third way in. Nobody can open the vault then, not even we.',
    },
  ],
};
