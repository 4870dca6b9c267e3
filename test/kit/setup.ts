import fc from 'fast-check';
import { afterAll } from 'vitest';
import { removeFolders } from './folder.ts';

// The same cases in every run, so that a red run is red again; a soak (COFFER_SOAK=1) looks for new ones.
fc.configureGlobal({ seed: process.env.COFFER_SOAK ? Date.now() : 20_261_121 });

// Of every test file, also where a test failed.
afterAll(removeFolders);
