import { buildDesktop, buildRenderer } from '#scripts/buildOutputs.mjs';
import { electronBinary, whyNoDesktop } from '#scripts/electronBinary.mjs';
import { setUp } from '#scripts/setUp.mjs';

/** Builds what the specifications open, where it is older than its sources. Playwright wants a default export. */
export default async function buildPages(): Promise<void> {
  const runtime = await setUp();
  await buildRenderer(runtime);
  if (whyNoDesktop() === undefined && electronBinary() !== undefined) await buildDesktop(runtime);
}
