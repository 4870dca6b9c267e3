import { blocked, hits, watch } from './hostile/tries.ts';
import { expect, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

test('the page comes with exactly the strict policy, and so does a refusal', async ({ window }) => {
  const page = await window.reload();
  expect(page?.headers()).toMatchObject({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  });
  const missing = window.waitForResponse((response) => response.url().endsWith('/assets/none.png'));
  await window.evaluate(() => {
    new Image().src = '/assets/none.png';
  });
  expect((await missing).status()).toBe(404);
  expect((await missing).headers()['content-security-policy']).toBe(policy);
});

test('no text of the page becomes a script', async ({ app, window }) => {
  await watch(window);
  const outcomes = await window.evaluate(async () => {
    const hit = (what: string) => `(globalThis.cofferHit ?? parent.cofferHit).push('${what}')`;
    type Maker = {
      createPolicy(
        name: string,
        rules: object,
      ): Record<'createScript' | 'createHTML' | 'createScriptURL', (text: string) => string>;
    };
    const { trustedTypes } = globalThis as unknown as { trustedTypes: Maker };
    const same = (text: string) => text;
    // A page that was broken into makes its own Trusted Types policy: what holds then is script-src alone.
    const trusted = trustedTypes.createPolicy('hostile', {
      createScript: same,
      createHTML: same,
      createScriptURL: same,
    });
    const outcome = (run: () => unknown) => {
      try {
        run();
        return 'no error';
      } catch (error) {
        return (error as Error).name;
      }
    };
    /** Outside of DevTools' own evaluation, which may do what a page may not. */
    const later = (run: () => unknown) => new Promise<string>((resolve) => setTimeout(() => resolve(outcome(run)), 0));
    const element = (name: string, attributes: Record<string, string>, text = '') => {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      made.append(text);
      document.body.append(made);
      return made;
    };
    const globalEval = globalThis.eval;
    const Make = Function as unknown as new (text: string) => () => unknown;
    const results = {
      plainEval: await later(() => globalEval(hit('eval'))),
      trustedEval: await later(() => globalEval(trusted.createScript(hit('trusted eval')))),
      trustedFunction: await later(() => new Make(trusted.createScript(hit('function')))()),
      timer: await later(() => setTimeout(trusted.createScript(hit('timer')) as unknown as () => void, 0)),
      innerHtml: await later(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      parser: await later(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
      srcdoc: await later(() => {
        document.createElement('iframe').srcdoc = 'x';
      }),
      scriptText: await later(() => {
        document.createElement('script').text = 'x';
      }),
      attribute: await later(() => document.createElement('div').setAttribute('onclick', 'x')),
    };
    element('script', {}).append(hit('inline script'));
    const trustedScript = document.createElement('script');
    trustedScript.text = trusted.createScript(hit('trusted inline script'));
    document.body.append(trustedScript);
    const image = document.createElement('img');
    image.setAttribute('onerror', trusted.createScript(hit('handler')));
    image.src = 'data:image/png,broken';
    document.body.append(image);
    const frame = document.createElement('iframe');
    frame.srcdoc = trusted.createHTML(
      `<script>${hit('srcdoc')}</script><img src="data:image/png,x" onerror="${hit('srcdoc handler')}">`,
    );
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    const link = element('a', { href: 'javascript:0' }) as HTMLAnchorElement;
    link.setAttribute('href', `javascript:${hit('javascript link')}`);
    link.click();
    return results;
  });
  expect(outcomes).toEqual({
    plainEval: 'EvalError',
    trustedEval: 'EvalError',
    trustedFunction: 'EvalError',
    // Refused without a word: what counts is that it did not run.
    timer: 'no error',
    innerHtml: 'TypeError',
    parser: 'TypeError',
    srcdoc: 'TypeError',
    scriptText: 'TypeError',
    attribute: 'TypeError',
  });
  await expect
    .poll(() => blocked(window))
    .toEqual([
      'require-trusted-types-for trusted-types-sink',
      'script-src eval',
      'script-src-attr inline',
      'script-src-elem inline',
    ]);
  expect(await hits(window)).toEqual([]);
  expect(await app.refusedRequests()).toEqual([]);
});
