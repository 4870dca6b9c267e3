import { buildEntries } from '../kit/build-entry.ts';

// The main entry of the specs; window and preload are the product's own.
await buildEntries({ index: 'test/e2e/entry.ts' }, 'out-test/main');
