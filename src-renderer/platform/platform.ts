import type { ChosenFile, FileKind, FileOutcome, ShellError } from '#shared/contract/shellMessages.ts';

/** What the screens need of the machine they run on; the desktop and an ordinary browser give it each in its way. */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  /** Opens a line to the backend. Rejects where nobody answers. */
  readonly connect: () => Promise<Line>;
  /** Lets the user pick files; an empty list where nothing was picked. */
  readonly chooseFiles: (kind: FileKind) => Promise<readonly ChosenFile[]>;
  /**
   * Lets the user pick a folder that is read as a whole. The desktop names the folder itself, a browser each of its files;
   * an empty list where nothing was picked.
   */
  readonly chooseFilesOfFolder: (kind: FileKind) => Promise<readonly ChosenFile[]>;
  /**
   * Lets the user name a folder that stays where it is, to be watched; null where none was named. A browser has no dialog
   * that tells where a folder is: there its path is asked for with the question. Rejects with `folder_missing` or
   * `folder_unreadable`.
   */
  readonly chooseFolder: (question: string) => Promise<ChosenFile | null>;
  /**
   * The files of a drop, for `takeDropped`. A folder is one of them on the desktop, and all of its files in a browser. To be
   * called while the drop is handled: the browser forgets afterwards what was dropped.
   */
  readonly filesOfDrop: (drop: DataTransfer) => Promise<readonly File[]>;
  /** Makes a file (on the desktop also a folder) dropped on the page known to the backend. */
  readonly takeDropped: (file: File) => Promise<ChosenFile>;
  /** Shows a file that the backend made. */
  readonly openFile: (token: string) => Promise<FileOutcome>;
  /** Saves a file that the backend made where the user wishes. */
  readonly saveFile: (token: string, name: string) => Promise<FileOutcome>;
}

/** An open line to the backend. `lost` settles when it ends, with the reason where the backend gave one. */
export type Line = {
  readonly lost: Promise<ShellError | null>;
} & (
  | { readonly kind: 'socket'; readonly socket: WebSocket }
  | { readonly kind: 'port'; readonly port: MessagePort }
);

/** A foreseen failure of the platform as data. */
export class PlatformFailure extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'PlatformFailure';
    this.code = code;
    this.params = params;
  }
}
