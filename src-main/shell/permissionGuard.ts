import { session } from 'electron';

/** Refuses everything a page could ask for (camera, place, notifications, devices, …); Frist needs none of it. */
export function enablePermissionGuard(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
}
