import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
  type TextEncoding,
} from '#backend/intake/formats/inspectFile.ts';
import {
  declaredEncoding,
  type XmlEvents,
  type XmlLimits,
  xmlParser,
} from '#backend/intake/formats/readXml.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** How a file of several documents is put together. */
export interface MessageShape {
  /** The encoding of a file that declares none and is no UTF-8. */
  readonly silentEncoding: TextEncoding;
  /** Finds the places where a document may begin, each at its `<`; one inside another document is no beginning. */
  readonly beginnings: RegExp;
}

/** How much of a beginning may stand at the end of a block before the block that completes it. */
const longestBeginning = 80;

/** Comments between documents, in which nothing begins. */
const comments = /<!--|-->/u;

/**
 * Reads a file in which several XML documents stand one after the other, each with a declaration of its own if it likes,
 * as operators deliver them. Every document is parsed by itself, as it comes: the file is never held as a whole. What
 * looks like a beginning within a document (in a comment, say) does not cut it.
 *
 * Throws `Refusal` like `readXml`; the line is that of the file.
 */
export async function readXmlMessages(
  path: string,
  file: FileInspection,
  shape: MessageShape,
  events: XmlEvents,
  limits: XmlLimits,
  control: ReadingControl,
): Promise<void> {
  if (file.bytes > limits.mostBytes) {
    throw refuseFile('xml_too_large', { bytes: file.bytes, limit: limits.mostBytes });
  }
  const encoding = declaredEncoding(file, shape.silentEncoding);
  const messages = cutMessages(events, limits, shape.beginnings);
  for await (const chunk of readTextChunks(path, { ...file, encoding }, control)) messages.write(chunk);
  messages.close();
}

function cutMessages(
  events: XmlEvents,
  limits: XmlLimits,
  beginnings: RegExp,
): { write(chunk: string): void; close(): void } {
  const marks = new RegExp(`${beginnings.source}|${comments.source}`, 'gu');
  let parser = xmlParser(events, limits);
  let begun = false;
  let inComment = false;
  let held = '';
  const feed = (text: string): void => {
    if (text === '') return;
    begun ||= /\S/u.test(text);
    parser.write(text);
  };
  /** Starts a document where one is over, or where nothing but blanks has come. */
  const begin = (): void => {
    const over = parser.state() === 'after';
    if (!over && begun) return;
    const line = parser.line();
    if (over) parser.close();
    parser = xmlParser(events, limits, line);
    begun = false;
  };
  return {
    write(chunk) {
      const text = held + chunk;
      const end = endOfWhole(text);
      held = text.slice(end);
      let from = 0;
      for (const { index, 0: mark } of text.slice(0, end).matchAll(marks)) {
        // Files with marks of their own may have been put together too.
        feed(withoutMark(text.slice(from, index)));
        from = index;
        if (mark === '-->') inComment = false;
        else if (inComment) continue;
        else if (mark === '<!--') inComment = parser.state() !== 'inside';
        else begin();
      }
      feed(text.slice(from, end));
    },
    close() {
      feed(held);
      parser.close();
    },
  };
}

function withoutMark(text: string): string {
  const end = text.trimEnd().length;
  return end === text.length ? text : text.slice(0, end) + text.slice(end).replaceAll('\ufeff', '');
}

/** Where the text ends but for a tag that is not complete, which may be a beginning, or the end of a comment. */
function endOfWhole(text: string): number {
  if (text.endsWith('-')) return text.length - (text.endsWith('--') ? 2 : 1);
  const tag = text.lastIndexOf('<');
  const cut = tag >= 0 && text.length - tag < longestBeginning && !text.includes('>', tag);
  return cut ? tag : text.length;
}
