import { listen } from './hostile/listener.ts';
import { blocked, hits, watch } from './hostile/tries.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test('nothing of the page reaches a host, by whatever way', async ({ app, main, window }) => {
  const host = await listen();
  await watch(window);
  const errors = await window.evaluate(async (at) => {
    const got = (what: string) => () => globalThis.cofferHit.push(what);
    const to = (name: string) => `http://${at}/${name}`;
    const same = (text: string) => text;
    type Maker = { createPolicy(name: string, rules: object): Record<'createScriptURL', (text: string) => string> };
    const trusted = (globalThis as unknown as { trustedTypes: Maker }).trustedTypes.createPolicy('hostile', {
      createScriptURL: same,
    });
    const failure = async (run: () => unknown) => {
      try {
        await run();
        return 'no error';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const add = <T extends HTMLElement>(made: T, fill: (made: T) => void, loads = true): T => {
      if (loads) made.addEventListener('load', got(made.tagName));
      fill(made);
      document.body.append(made);
      return made;
    };
    const make = <K extends keyof HTMLElementTagNameMap>(name: K) => document.createElement(name);

    add(make('img'), (one) => (one.src = to('img')));
    add(make('iframe'), (one) => (one.src = to('iframe')), false);
    add(make('iframe'), (one) => (one.src = new URL('/', location.href).href), false);
    add(make('object'), (one) => (one.data = trusted.createScriptURL(to('object'))));
    add(make('embed'), (one) => (one.src = trusted.createScriptURL(to('embed'))));
    add(make('video'), (one) => (one.src = to('video')));
    add(make('script'), (one) => (one.src = trusted.createScriptURL(to('script'))));
    add(make('style'), (one) => one.append(`body { background: url(${to('style')}) }`), false);
    add(make('div'), (one) => one.setAttribute('style', `background: url(${to('attribute')})`));
    add(make('div'), (one) => (one.style.backgroundImage = `url(${to('background')})`));
    for (const rel of [
      'stylesheet',
      'prefetch',
      'preload',
      'modulepreload',
      'manifest',
      'dns-prefetch',
      'preconnect',
      'icon',
    ]) {
      add(make('link'), (one) => {
        one.rel = rel;
        if (rel === 'preload') one.as = 'image';
        one.href = to(rel);
      });
    }
    add(make('base'), (one) => (one.href = to('base/')), false);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root { list-style-image: url(${to('sheet')}) } main { border-image: url(${to('border')}) 1 }`);
    document.adoptedStyleSheets.push(sheet);
    add(make('main'), (one) => (one.textContent = 'x'));
    add(make('form'), (one) => {
      one.action = to('form');
      one.method = 'post';
    }).submit();
    const popup = add(make('a'), (one) => (one.href = to('popup')));
    popup.target = 'another';
    popup.click();
    const socket = new WebSocket(`ws://${at}/socket`);
    socket.onopen = got('WebSocket');
    const source = new EventSource(to('events'));
    source.onopen = got('EventSource');
    const request = new XMLHttpRequest();
    request.onload = got('XMLHttpRequest');
    request.open('GET', to('xhr'));
    request.send();
    navigator.sendBeacon(to('beacon'), 'x');
    const blob = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    const workers: string[] = [];
    for (const Kind of [Worker, SharedWorker]) {
      new Kind(trusted.createScriptURL(blob)).onerror = () => {};
      workers.push(await failure(() => new Kind(trusted.createScriptURL(to(Kind.name)))));
    }
    const worker = new Worker(trusted.createScriptURL(`${blob}#again`));
    worker.onmessage = got('worker');

    const script = 'data:text/javascript,globalThis.cofferHit.push("import")';
    const errors = {
      fetch: await failure(() => fetch(to('fetch'))),
      ownFetch: await failure(() => fetch('/index.html')),
      keepalive: await failure(() =>
        fetch(to('keepalive'), { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' }),
      ),
      import: await failure(() => import(/* @vite-ignore */ to('import'))),
      importData: await failure(() => import(/* @vite-ignore */ script)),
      font: await failure(() => new FontFace('Hostile', `url(${to('font')})`).load()),
      serviceWorker: await failure(() => navigator.serviceWorker.register(trusted.createScriptURL('/assets/none.js'))),
      workers: workers.join(' '),
      base: document.baseURI === location.href ? 'unchanged' : document.baseURI,
    };

    // Every way that WebRTC has: a name in STUN or TURN carries what it wants.
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${at}` },
        { urls: `turn:${at}?transport=udp`, username: 'x', credential: 'x' },
        { urls: `turn:${at}?transport=tcp`, username: 'x', credential: 'x' },
      ],
    });
    const gathered = new Promise<void>((resolve) => {
      peer.onicecandidate = ({ candidate }) =>
        candidate?.candidate ? got(`candidate ${candidate.candidate}`)() : resolve();
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await gathered;
    peer.close();
    return errors;
  }, host.host);
  expect(errors).toEqual({
    fetch: 'TypeError',
    ownFetch: 'TypeError',
    keepalive: 'TypeError',
    import: 'TypeError',
    importData: 'TypeError',
    font: 'NetworkError',
    serviceWorker: expect.stringMatching(/TypeError|SecurityError|NotSupportedError|InvalidStateError/),
    workers: 'SecurityError SecurityError',
    base: 'unchanged',
  });
  const own = new URL('/', window.url()).origin;
  const seen = (await blocked(window)).map((one) => one.replace(`http://${host.host}`, 'host').replace(own, 'app'));
  expect(seen.map((one) => one.replace(`ws://${host.host}`, 'host')).sort()).toEqual([
    'base-uri host/base/',
    'connect-src app/index.html',
    'connect-src host/beacon',
    'connect-src host/events',
    'connect-src host/fetch',
    'connect-src host/keepalive',
    'connect-src host/socket',
    'connect-src host/xhr',
    'default-src host/prefetch',
    'font-src host/font',
    'form-action host/form',
    'frame-src app/',
    'frame-src host',
    'img-src host/background',
    'img-src host/border',
    'img-src host/icon',
    'img-src host/img',
    'img-src host/preload',
    'img-src host/sheet',
    'media-src host/video',
    'object-src host',
    'script-src-elem data',
    'script-src-elem host/import',
    'script-src-elem host/modulepreload',
    'script-src-elem host/script',
    'style-src-attr inline',
    'style-src-elem host/stylesheet',
    'style-src-elem inline',
    'worker-src blob',
  ]);
  expect(await hits(window)).toEqual([]);
  expect(await app.refusedRequests()).toEqual([]);
  expect(host.reached).toEqual([]);
  await host.close();
  expect(await main(({ app: electronApp }) => electronApp.commandLine.getSwitchValue('host-resolver-rules'))).toBe(
    'MAP * ~NOTFOUND',
  );
});

test.describe('a whole session', () => {
  test.use({ begins: 'none', sharesApp: false });

  test('asks for its own files and for nothing else', async ({ app, window, desktop, vaultFile }) => {
    const asked: string[] = [];
    window.on('request', (request) => asked.push(request.url()));
    await story.makeVault(window, desktop, vaultFile);
    await story.confirmRecoveryCode(window);
    await story.addSecret(window, { name: 'SESSION_TOKEN', value: 'marker-session-1' });
    expect(await story.reveal(window, 'SESSION_TOKEN')).toContain('marker-session-1');
    await story.copySelected(window, 'SESSION_TOKEN');
    await story.lock(window);
    const own = new URL('/', window.url()).href;
    const files = asked.filter((url) => !url.startsWith('data:image/'));
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((url) => !url.startsWith(own))).toEqual([]);
    const loaded = await window.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter((url) => !url.startsWith(own) && !url.startsWith('data:image/'))).toEqual([]);
    expect(await app.refusedRequests()).toEqual([]);
  });
});
