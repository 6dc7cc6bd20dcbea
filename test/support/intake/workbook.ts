import { ZipFile } from 'yazl';

/** A workbook by its parts, for what a library that writes workbooks would not write. */
export interface WorkbookParts {
  /** The rows of each sheet as XML, what stands in `sheetData`; or the whole of its part. */
  readonly sheets: readonly { readonly name: string; readonly rows: string; readonly state?: string }[];
  /** Each an `si` element's content. */
  readonly texts?: readonly string[];
  /** Format codes of the cells' styles by their place: `s="1"` is the first; style 0 is plain. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Parts that are added or put in place of the usual ones; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Makes the file. */
export async function workbook(parts: WorkbookParts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries({ ...usualParts(parts), ...parts.parts })) {
    if (content !== null) zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Rows of cells as XML: numbers as numbers, texts in place, null for no cell; an object is a cell of its own making. */
export function sheetRows(rows: readonly (readonly Cell[])[], first = 1): string {
  return rows
    .map((cells, row) => {
      const line = first + row;
      const written = cells.map((cell, column) => cellXml(cell, `${letter(column)}${line}`));
      return `<row r="${line}">${written.join('')}</row>`;
    })
    .join('');
}

type Cell =
  | string
  | number
  | null
  | { readonly value: string | number; readonly type?: string; readonly style?: number };

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`;
  return `<c r="${reference}"${type} s="${cell.style ?? 0}"><v>${cell.value}</v></c>`;
}

function usualParts({
  sheets,
  texts,
  formats = [],
  from1904 = false,
}: WorkbookParts): Record<string, string> {
  const made: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escape(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${sheets
      .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/styles.xml': stylesXml(formats),
  };
  for (const [index, { rows }] of sheets.entries()) {
    made[`xl/worksheets/sheet${index + 1}.xml`] = rows.startsWith('<?xml')
      ? rows
      : `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  }
  if (texts !== undefined) {
    made['xl/sharedStrings.xml'] =
      `<sst xmlns="${main}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
  }
  return made;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const own = formats.map((format, index) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${200 + index}" formatCode="${escape(format)}"/>`,
  );
  const keys = formats.map((format, index) => (typeof format === 'number' ? format : 200 + index));
  const cells = [0, ...keys].map((key) => `<xf numFmtId="${key}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
