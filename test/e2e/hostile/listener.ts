import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A host of this machine that notes everything that reaches it, by TCP or UDP: what a page must never do. */
export async function listen(): Promise<{ host: string; reached: string[]; close: () => Promise<void> }> {
  const reached: string[] = [];
  const server = createServer((socket) => {
    reached.push('tcp');
    socket.on('error', () => {});
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const datagrams = createSocket('udp4', () => reached.push('udp'));
  datagrams.bind(address.port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    host: `127.0.0.1:${address.port}`,
    reached,
    close: async () => {
      datagrams.close();
      server.close();
      await once(server, 'close');
    },
  };
}
