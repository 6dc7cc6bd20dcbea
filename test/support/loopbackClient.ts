import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { BorderClient } from '#test/support/openTestOffice.ts';

/** A client of the border over the WebSocket of a loopback entry, as a browser's page has it. */
export interface LoopbackClient extends AsyncDisposable {
  readonly client: BorderClient;
  readonly socket: WebSocket;
}

/** Connects to the loopback entry behind a page's address. */
export async function loopbackClient(pageUrl: string): Promise<LoopbackClient> {
  const url = new URL(pageUrl);
  const socket = new WebSocket(`ws://${url.host}/rpc${url.search}`, { origin: url.origin });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const link = new RPCLink({ websocket: socket as never });
  return {
    client: createORPCClient<BorderClient>(link),
    socket,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.close();
      await closed;
    },
  };
}
