import { app, shell } from 'electron';
import { isAllowedOutside, isPageAddress } from './pageAddress.ts';

/**
 * Keeps every window on the page: no other address is opened inside, no window is opened by a page, and of
 * links outwards only those on the list reach the user's browser.
 */
export function enableNavigationGuard(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (isAllowedOutside(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}
