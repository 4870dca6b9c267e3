import type { CredentialKey, RemoteAbility, Service, TextFault } from '../../src-preload/contract.ts';

/** What each can't do. */
const cannot: Record<Service, Partial<Record<RemoteAbility, string>>> = {
  vellum: {
    list: "Vellum can't list secrets: each is found by its name or id.",
    readValue: 'Vellum never gives a value out, so a value goes there and never comes back.',
    create: 'Vellum makes secrets only in its own window: make it there, then link it here by its name.',
    rename: "Vellum can't rename a secret; only its label can be changed.",
    delete: 'Vellum deletes secrets only in its own window.',
    revoke: "Vellum can't revoke a secret.",
    versions: 'Vellum keeps no earlier versions.',
    projects: "Vellum's key belongs to one workspace; there are no projects to choose from.",
    bulk: 'Vellum takes one secret at a time.',
    expiry: 'Vellum keeps no date of expiry for a secret.',
  },
  julep: {
    readValue: 'Julep never gives a value out, so a value goes there and never comes back.',
    updateMetadataOnly: 'Julep changes a description only together with the value, which is sent again.',
    revoke: "Julep can't revoke a secret; it can be deleted there.",
    versions: 'Julep keeps no earlier versions, only when a secret was made and last changed.',
    projects: 'At Julep secrets belong to the developer; there are no projects to choose from.',
    bulk: 'Julep takes one secret at a time.',
    expiry: 'Julep keeps no date of expiry for a secret.',
  },
  ductape: {
    rename: "Ductape can't rename a secret: its key is what it is known by.",
    versions: 'Ductape keeps no earlier versions.',
    projects: 'At Ductape secrets belong to the workspace; there are no projects to choose from.',
    bulk: 'Ductape takes one secret at a time.',
  },
  bitwarden: {
    revoke: "Bitwarden can't revoke a secret; it can be moved to its trash there.",
    expiry: 'Bitwarden keeps no date of expiry for a secret.',
  },
};

/** What each asks for. */
const credentials: Record<Service, Partial<Record<CredentialKey, { label: string; hint: string }>>> = {
  vellum: { apiKey: { label: 'API key', hint: 'Of the workspace whose secrets are to be kept up to date.' } },
  julep: {
    apiKey: { label: 'API key', hint: 'Of the developer account.' },
    developerId: { label: 'Developer id', hint: 'Only for a Julep server of your own with several developers.' },
  },
  ductape: {
    sessionToken: { label: 'Session token', hint: 'From your login; it may have to be renewed now and then.' },
    workspaceId: { label: 'Workspace id', hint: '' },
    userId: { label: 'User id', hint: '' },
    publicKey: { label: 'Public key', hint: 'Of your user.' },
  },
  bitwarden: { accessToken: { label: 'Access token', hint: 'Of a machine account: it begins with 0.' } },
};

/** What is to be known of each service before anything is sent to it. */
export const services = {
  cannot,
  /** Who can read a value there. */
  readers: {
    vellum: 'Vellum itself can read the value, and so can the workflows of that workspace.',
    julep: 'Julep itself can read the value, and so can the tasks and agents of that developer account.',
    ductape: 'Ductape itself can read the value: over this route it is encrypted on the way, not from Ductape.',
    bitwarden:
      'Bitwarden itself cannot read the value. Who may read the same project in that organisation can, and so can its machine accounts.',
  } satisfies Record<Service, string>,
  /** What a name must be there. */
  nameRules: {
    vellum: 'The name that the secret has at Vellum already: 1 to 250 characters.',
    julep: 'At Julep a name begins with a letter; letters, digits and underscores follow (A-Z, a-z, 0-9, _).',
    ductape: 'At Ductape a key has letters, digits and underscores only (A-Z, a-z, 0-9, _).',
    bitwarden: 'At Bitwarden a name has 1 to 500 characters, 687 bytes at most, and no blanks at its ends.',
  } satisfies Record<Service, string>,
  credentials,
  /** Why a secret is not sent as it is. */
  notText: 'This value is not text, and the service takes text only.',
  refuses: {
    value: (service: string, why: string) => `${service} does not take this value: ${why}.`,
    description: (service: string, why: string) => `${service} does not take this description: ${why}.`,
  },
  faults: {
    empty: 'it is empty',
    too_long: 'it is too long',
    characters: 'it has characters that are lost or refused there',
    blank_ends: 'blanks at its ends would be cut off',
    nul: 'NUL characters would be lost',
  } satisfies Record<TextFault, string>,
};
