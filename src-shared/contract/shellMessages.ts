/**
 * Everything the desktop shell says and hears. The calls of the program itself do not pass here: they run over
 * the port that `connect` hands to the page. So this file grows with the desktop, never with a feature.
 */

/** How the shell starts the backend process: the first argument of the process, as JSON. */
export interface BackendStart {
  /** Where the ledger and everything the office makes are kept; an absolute path. */
  readonly dataFolder: string;
  /** The program's own `resources` (fonts, icons, demo office); an absolute path, read-only. */
  readonly resourcesFolder: string;
  /** Where the log goes; an absolute path. */
  readonly logFolder: string;
  readonly appVersion: string;
  /** The day to work on instead of the clock's, `YYYY-MM-DD`; for tests, never from a packaged application. */
  readonly today?: string;
}

/** From the shell to the backend process, over its parent port. */
export type ShellToBackend =
  /** A window wants to talk: one `MessagePort` is transferred with the message. */
  | { readonly kind: 'connect' }
  /** The user picked or dropped this file; the page shall know it by a token only. */
  | { readonly kind: 'registerFile'; readonly requestId: number; readonly path: string }
  /** The user wants to open or save a file that the backend made. */
  | { readonly kind: 'resolveFile'; readonly requestId: number; readonly token: string }
  /** Close the ledger, answer `closed`, and exit. */
  | { readonly kind: 'close' };

/** From the backend process to the shell, over its parent port. */
export type BackendToShell =
  /** The ledger is open; `connect` may come. */
  | { readonly kind: 'ready' }
  /** The ledger cannot be opened (unwritable folder, newer file than the program knows, …). The process then exits. */
  | { readonly kind: 'refused'; readonly error: ShellError }
  | { readonly kind: 'fileRegistered'; readonly requestId: number; readonly token: string }
  /** `path` is null where the token is unknown or expired. */
  | { readonly kind: 'fileResolved'; readonly requestId: number; readonly path: string | null }
  | { readonly kind: 'closed' };

/** A foreseen failure as data: `code` is the key of its text. */
export interface ShellError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a file dialog is for; it decides the kinds of files that the dialog offers. */
export type FileKind = 'ledger_export' | 'logo' | 'creditor' | 'law_pack';

/** A file or folder of the user's, known to the page by name and token, never by its path. */
export interface ChosenFile {
  readonly token: string;
  readonly name: string;
}

/** How opening or saving a file ended. Closing the dialog is `cancelled`, not an error. */
export type FileOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ShellError };

/**
 * All that the desktop adds to an ordinary browser, as `window.frist`. `DroppedFile` is the browser's `File`,
 * which this folder does not know.
 */
export interface DesktopBridge<DroppedFile> {
  /** Asks for a line to the backend. The port comes as a window message, see `ShellToPage`. */
  readonly connect: () => void;
  /** Opens the file dialog; an empty list where the user closed it. */
  readonly chooseFiles: (kind: FileKind) => Promise<readonly ChosenFile[]>;
  /** Opens the folder dialog; null where the user closed it. */
  readonly chooseFolder: () => Promise<ChosenFile | null>;
  /** Opens a file that the backend made in the program the system has for it. */
  readonly openFile: (token: string) => Promise<FileOutcome>;
  /** Asks where to save a file that the backend made, and copies it there. */
  readonly saveFile: (token: string, suggestedName: string) => Promise<FileOutcome>;
  /** Makes a file or a folder dropped on the page known to the backend. */
  readonly tokenOfDropped: (file: DroppedFile) => Promise<ChosenFile>;
}

/** What arrives in the page as a window message from the preload. */
export type ShellToPage =
  /** The answer to `connect`: one `MessagePort` is transferred with it. */
  | { readonly frist: 'port' }
  /** The backend had to be started again; earlier ports are dead, `connect` again. */
  | { readonly frist: 'backend_restarted' }
  /** The backend cannot be started; the page shows why. */
  | { readonly frist: 'backend_refused'; readonly error: ShellError };
