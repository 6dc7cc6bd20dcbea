import type { ChosenFile, FileKind, FileOutcome, ShellError } from '#shared/contract/shellMessages.ts';

/** What the screens need of the machine they run on; the desktop and an ordinary browser give it each in its way. */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  /** Opens a line to the backend. Rejects where nobody answers. */
  readonly connect: () => Promise<Line>;
  /** Lets the user pick files; an empty list where nothing was picked. */
  readonly chooseFiles: (kind: FileKind) => Promise<readonly ChosenFile[]>;
  /** Makes a file dropped on the page known to the backend. */
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
