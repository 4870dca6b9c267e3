/**
 * Keys from vendors' documentation and the fixed keys of their emulators, which everybody knows. Those that spell the word
 * (`AKIAIOSFODNN7EXAMPLE`) need no line here. Prefixes are left out, so that nobody's scanner takes this list for a leak.
 */
export const knownExamples: readonly string[] = [
  // Stripe's documentation.
  '4eC39HqLyjWDarjtT1zdp7dc',
  'BQokikJOvBiI2HlWgH4olfQ2',
  '26PHem9AhJZvU623DfE1x4sd',
  'TYooMQauvdEDq54NiTphI7jx',
  '6pRNASCoBOKtIshFeQd4XMUh',
  // Telegram's, and the token of jwt.io by its signature.
  'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  // The Azure storage and Cosmos DB emulators.
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==',
  // reCAPTCHA's and Turnstile's keys for tests.
  '6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe',
  '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI',
  'x0000000000000000000000000000000AA',
  // The AES key of FIPS 197's example.
  '2b7e151628aed2a6abf7158809cf4f3c',
];

/** Words that stand for a value to come, or that a program is delivered with; folded to letters and digits. */
export const stockWords: ReadonlySet<string> = new Set(
  'example sample dummy fake mock demo test testing tester foo bar baz foobar secret mysecret supersecret topsecret secretkey mysecretkey supersecretkey verysecret password mypassword passwd pass passphrase pwd pw default value string text token mytoken key mykey apikey myapikey apisecret accesskey privatekey authtoken none null nil undefined empty blank unset notset missing unknown na nan redacted hidden masked removed censored encrypted secretvalue keyboardcat minioadmin'.split(
    ' ',
  ),
);
