import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/contract.ts';
import { currentLine } from '#renderer/api/connection.ts';
import type { Line } from '#renderer/platform/platform.ts';

type Client = ContractRouterClient<Contract>;
type Link = Parameters<typeof createORPCClient<Client>>[0];

/** Every procedure of the border, typed by the contract. Calls wait for a line where there is none yet. */
export const client: Client = createORPCClient({
  call: async (path, input, options) => linkOf(await currentLine()).call(path, input, options),
} satisfies Link);

/** The same procedures as options for the query cache. */
export const api = createTanstackQueryUtils(client);

const links = new WeakMap<Line, Link>();

function linkOf(line: Line): Link {
  const known = links.get(line);
  if (known !== undefined) return known;
  const link: Link =
    line.kind === 'socket' ? new SocketLink({ websocket: line.socket }) : new PortLink({ port: line.port });
  links.set(line, link);
  return link;
}
