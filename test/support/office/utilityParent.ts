import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { ShellToBackend } from '#shared/contract/shellMessages.ts';

/*
 * Stands in for Electron's parent port in a plain process: what the entry says goes to the parent process, and back.
 * With `FRIST_FAULT=rm` nothing can be deleted any more once the process is asked to close.
 */
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: object) => process.send?.(message),
});
process.on('message', (data: ShellToBackend) => {
  if (data.kind === 'close' && process.env['FRIST_FAULT'] === 'rm') failToDelete();
  port.emit('message', { data, ports: [] });
});
Object.assign(process, { parentPort: port });

function failToDelete(): void {
  fs.rmSync = () => {
    throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
  };
  syncBuiltinESMExports();
}
