import { createBrowserPlatform } from '#renderer/platform/browserPlatform.ts';
import { createDesktopPlatform } from '#renderer/platform/desktopPlatform.ts';
import type { Platform } from '#renderer/platform/platform.ts';

/** The machine that this page runs on, found once when the page is opened. */
export const platform: Platform =
  window.frist === undefined ? createBrowserPlatform() : createDesktopPlatform(window.frist);
