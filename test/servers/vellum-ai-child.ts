import { VellumClient, VellumError } from 'vellum-ai';

// A process of its own: each of its calls replaces the dispatcher that all of this process's fetches go through.
const [baseUrl = '', apiKey = '', name = '', id = '', label = '', value = ''] = process.argv.slice(2);
const { workspaceSecrets } = new VellumClient({ apiKey, baseUrl });
const once = { maxRetries: 0 };

const found = await workspaceSecrets.retrieve(name, once);
const updated = await workspaceSecrets.partialUpdate(id, { label, value }, once);
const missing = await workspaceSecrets
  .retrieve('coffer-connection-test', once)
  .catch((error: unknown) => error instanceof VellumError && error.statusCode);
process.stdout.write(JSON.stringify({ found, updated, missing }));
