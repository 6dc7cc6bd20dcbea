import { rm } from 'node:fs/promises';
import type { StageOrder } from '#backend/intake/intakeOrders.ts';
import type { ParcelSource } from '#backend/intake/parcel/findFiles.ts';
import { type OpenPart, previewOf } from '#backend/intake/previewOf.ts';
import { kindOrder } from '#backend/intake/stagedFile.ts';
import type { Parcel } from '#shared/contract/intake.ts';

/** A parcel that was read and is neither taken over nor thrown away yet. */
export interface OpenParcel {
  readonly name: string;
  readonly order: StageOrder;
  readonly folder: string;
  /** Lists that can be mapped, by their keys. */
  readonly lists: Map<string, ParcelSource>;
  readonly parts: Map<string, OpenPart>;
  unmapped: Parcel['unmapped'];
  refused: Parcel['refused'];
  ignored: Parcel['ignored'];
  /** How often something was read into it. */
  readings: number;
}

/** A parcel that nothing was read into. */
export function emptyParcel(name: string, order: StageOrder, folder: string): OpenParcel {
  const lists = new Map<string, ParcelSource>();
  return {
    name,
    order,
    folder,
    lists,
    parts: new Map(),
    unmapped: [],
    refused: [],
    ignored: [],
    readings: 0,
  };
}

/** Whether nothing is left that anybody could do anything with. */
export function isEmpty({ parts, unmapped }: OpenParcel): boolean {
  return parts.size === 0 && unmapped.length === 0;
}

/** A parcel as it crosses the border, its parts in the order in which they need each other. */
export function showParcel({ name, parts, unmapped, refused, ignored }: OpenParcel): Parcel {
  const inOrder = [...parts.values()].toSorted(
    (a, b) => kindOrder.indexOf(a.comparison.staged.kind) - kindOrder.indexOf(b.comparison.staged.kind),
  );
  return { parcel: name, parts: inOrder.map(previewOf), unmapped, refused, ignored };
}

/** Takes away what a part is kept in. What cannot be deleted now goes with the parcel. */
export async function forgetFiles({ stagingPath, differencePath }: OpenPart): Promise<void> {
  for (const path of [stagingPath, differencePath]) await rm(path, { force: true }).catch(() => undefined);
}
