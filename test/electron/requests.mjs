import { mayNavigate } from './navigation.mjs';
import { originOf, toApp, toPage } from './origin.mjs';
import { handlers } from './protocol.mjs';
import { webRequestHooks } from './session.mjs';

/** Every request of a page that was not for the product's own scheme; read by specs. @type {{ url: string, type: string, webContentsId: number }[]} */
export const refusedRequests = [];

/** @param {any} headers of the handler's Response @returns {{ name: string, value: string }[]} */
function headerList(headers) {
  const list = [...headers].map(([name, value]) => ({ name, value }));
  for (const header of list) if (header.name === 'location') header.value = toPage(header.value);
  return list;
}

/** Answers a request from what the product gave to protocol.handle. @param {any} session @param {any} paused @param {string} url */
async function answer(session, paused, url) {
  const { requestId, request } = paused;
  const scheme = url.slice(0, url.indexOf(':'));
  const handler = handlers.get(scheme);
  if (!handler) return session.tell('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
  const { method, postData } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toApp(String(value)));
  const body = postData !== undefined && method !== 'GET' && method !== 'HEAD' ? { body: postData } : {};
  try {
    const response = await handler(new Request(url, { method, headers, ...body }));
    const bytes = Buffer.from(await response.arrayBuffer());
    return await session.tell('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headerList(response.headers),
      body: bytes.toString('base64'),
    });
  } catch (error) {
    // https://www.electronjs.org/docs/latest/api/protocol#protocolhandlescheme-handler: a rejected handler is a failed request.
    console.error(error);
    return session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

/**
 * Answers all requests of one page.
 * @param {any} contents
 * @param {any} session
 */
export async function serve(contents, session) {
  const refuse = (paused, url, errorReason = 'Aborted') => {
    refusedRequests.push({ url, type: paused.resourceType, webContentsId: contents.id });
    session.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason });
  };
  session.on('Fetch.requestPaused', async (paused) => {
    const url = toApp(paused.request.url);
    const own = url !== paused.request.url;
    if (paused.resourceType === 'Document' && !mayNavigate(contents, url, paused)) {
      if (own) session.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' });
      else refuse(paused, url);
      return;
    }
    const cancelled = await webRequestHooks.beforeRequest({
      id: Number(paused.requestId.replace(/\D/g, '').slice(-9)),
      url,
      method: paused.request.method,
      webContentsId: contents.id,
      resourceType: { Document: 'mainFrame', XHR: 'xhr' }[paused.resourceType] ?? paused.resourceType.toLowerCase(),
      referrer: paused.request.headers.Referer ?? '',
      timestamp: Date.now(),
      initiator: originOf(contents.getURL()),
    });
    if (cancelled) refuse(paused, url, 'BlockedByClient');
    else if (own) await answer(session, paused, url);
    else refuse(paused, url);
  });
  // Sockets pass by Fetch; the resolver rules have refused them already.
  session.on('Network.webSocketCreated', ({ url }) =>
    refusedRequests.push({ url, type: 'WebSocket', webContentsId: contents.id }),
  );
  await Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
    session.tell('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }),
  ]);
}
