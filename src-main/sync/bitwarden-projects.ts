import { afterDoing, expectThat, parsed, refuseUnfit } from './answers.ts';
import type { Account } from './bitwarden-account.ts';
import { expectOwn, idOf, type Organization, openProject, projectList, projectRecord } from './bitwarden-records.ts';
import { removeAll } from './bitwarden-removal.ts';
import type { Remote } from './remote.ts';

/** Projects as this account sees them. A project's name follows the same rule as a secret's. */
export function bitwardenProjects(account: Account): NonNullable<Remote['projects']> {
  /** The project that an answer is about; its name must be the one that was sent. */
  function opened(organization: Organization, body: unknown, name: string) {
    const record = parsed(projectRecord, body);
    expectOwn([record], organization.id);
    const project = openProject(organization, record);
    expectThat(project.name === name);
    return project;
  }

  async function list(signal: AbortSignal) {
    const organization = await account.organization(signal);
    const { data } = parsed(projectList, await account.get(`/organizations/${organization.id}/projects`, signal));
    expectOwn(data, organization.id);
    return data.map((record) => openProject(organization, record));
  }

  return {
    list,
    create: async (name, signal) => {
      refuseUnfit('bitwarden', { name });
      const organization = await account.organization(signal);
      const json = { name: organization.conceal(name) };
      const path = `/organizations/${organization.id}/projects`;
      const body = await account.write('POST', path, json, { isIdempotent: false, signal });
      return afterDoing(() => opened(organization, body, name));
    },
    rename: async (text, name, signal) => {
      refuseUnfit('bitwarden', { name });
      const id = idOf(text);
      const organization = await account.organization(signal);
      const json = { name: organization.conceal(name) };
      const body = await account.write('PUT', `/projects/${id}`, json, { isIdempotent: true, signal });
      const project = opened(organization, body, name);
      expectThat(project.id === id);
      return project;
    },
    remove: (ids, signal) => removeAll(account, '/projects/delete', ids, list, signal),
  };
}
