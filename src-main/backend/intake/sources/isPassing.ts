/**
 * Whether a name is one that programs give to files in passing: halves of downloads, locks, what an editor or the system
 * keeps for itself. Such files are never read; the real one comes under another name.
 */
export function isPassing(name: string): boolean {
  return name.startsWith('.') || passing.test(name);
}

/** Office locks (`~$list.xlsx`), backups (`list.csv~`), halves (`.tmp`, `.part`, …), what Windows keeps in folders. */
const passing =
  /^~|~$|^(?:thumbs\.db|desktop\.ini)$|\.(?:tmp|temp|part|partial|filepart|crdownload|download|lock|lck|swp|writing|uploading)$/iu;
