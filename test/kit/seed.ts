import fc from 'fast-check';

// The same cases in every run, so that a red run is red again; a soak (COFFER_SOAK=1) looks for new ones.
fc.configureGlobal({ seed: process.env.COFFER_SOAK ? Date.now() : 20_261_121 });
