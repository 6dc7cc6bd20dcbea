/** The names under which preload and shell talk. They are few on purpose: the program's own calls use the port. */
export const channels = {
  /** Page to shell: a line to the backend is wanted. */
  connect: 'frist:connect',
  /** Shell to page: a `ShellToPage` message; with `port` a MessagePort comes along. */
  toPage: 'frist:to-page',
  chooseFiles: 'frist:choose-files',
  chooseFolder: 'frist:choose-folder',
  openFile: 'frist:open-file',
  saveFile: 'frist:save-file',
  registerDropped: 'frist:register-dropped',
} as const;
