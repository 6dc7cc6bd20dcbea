import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { entryContext } from '#backend/border/border.ts';
import type { BorderMeans } from '#backend/border/context.ts';

/** The handlers of every area of the contract. */
export type BorderRouter = AnyRouter;

/** Puts the handlers of the areas together. */
export function createBorderRouter<Router extends { readonly [Area in keyof Contract]: AnyRouter }>(
  handlers: Router,
): Router {
  return handlers;
}

/** A client of the border inside this process, for the command line: the same calls, checks and errors as a screen's. */
export function inProcessClient(router: BorderRouter, means: BorderMeans): ContractRouterClient<Contract> {
  return createRouterClient(router, { context: entryContext(means) }) as ContractRouterClient<Contract>;
}
