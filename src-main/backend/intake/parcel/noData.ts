import type { FileRefusalCode } from '#shared/domain/intake/intakeCodes.ts';

/** Files that systems and programs leave lying about, and words to the reader: nobody means them. */
const names: readonly RegExp[] = [
  /^\.|^~\$|^thumbs\.db$|^desktop\.ini$|^__macosx$/iu,
  /\.(?:tmp|part|partial|crdownload|download|lock|bak|lnk|url)$/iu,
  /^(?:read[-_ ]?me|les[-_ ]?meg|läs[-_ ]?mig|læs[-_ ]?mig|lue[-_ ]?minut|lisenssi|licen[sc]e)(?:\.[a-z]{2,4})?$/iu,
];

/** Tells by its path whether a file is no ledger data, whatever it holds: `.DS_Store`, `__MACOSX/…`, a read-me. */
export function isNoData(path: string): boolean {
  return path.split('/').some((part) => names.some((shape) => shape.test(part)));
}

const pictures: ReadonlySet<unknown> = new Set(['png', 'jpeg', 'gif']);

/**
 * Tells of a file that cannot be read whether it only lies beside the data: PDFs and pictures of invoices, empty files.
 * Whoever chose such a file by itself wants to know why it gives nothing.
 */
export function liesBeside(code: string, params: Readonly<Record<string, unknown>>): boolean {
  if (code === 'file_binary') return pictures.has(params['looksLike']);
  return beside.has(code);
}

const beside: ReadonlySet<string> = new Set<FileRefusalCode>(['file_is_pdf', 'file_empty']);
