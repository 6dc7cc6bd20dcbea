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

/** Names by which a file says itself that it is no data. */
const pictureNames = /\.(?:pdf|png|jpe?g|gif|bmp|tiff?)$/iu;
const pictures: ReadonlySet<unknown> = new Set(['png', 'jpeg', 'gif']);

/**
 * Tells of a file that cannot be read whether it only lies beside the data: PDFs and pictures of invoices, empty files
 * of a folder. Whoever named such a file by itself, or under another name, wants to know why it gives nothing.
 */
export function liesBeside(file: string, code: string, params: Readonly<Record<string, unknown>>): boolean {
  const isInside = file.includes('/');
  const isPicture = code === 'file_is_pdf' || (code === 'file_binary' && pictures.has(params['looksLike']));
  if (isPicture) return isInside || pictureNames.test(file);
  return isInside && code === 'file_empty';
}
