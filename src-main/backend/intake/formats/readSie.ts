import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
  type TextEncoding,
} from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { XmlRoot } from '#backend/intake/formats/xmlRoot.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import { readText } from '#shared/domain/intake/readText.ts';

/** A line of a SIE file is a posting or a name; a longer one is no line. */
const longestLine = 64 * 1024;

/**
 * Reads SIE 1 to 4, whole or as an import file (formats.md A.2): the chart of accounts, which the settings of postings
 * use, and whose it is. SIE has neither customers nor open items, so it says that (`sie_accounts_only {accounts}`,
 * `sie_without_accounts`), and what to export in its place as far as the program that made it is known (`sie_export_…
 * {program}`). Vouchers are passed over. Throws `Refusal` `row_too_long {line}`, and what `readTextChunks` throws.
 */
export const readSie: FormatReader = async ({ path, file }, _creditor, sink, control) => {
  const encoding = sieEncoding(file);
  const facts: SieFacts = { program: '', name: null, numbers: [], accounts: new Set() };
  for await (const { text, line } of linesOf(path, { ...file, encoding }, control)) {
    const label = /^\s*#([A-Za-z]+)/u.exec(text)?.[1]?.toUpperCase();
    if (label !== undefined && label in labels) takeLabel(label, sieFields(text), line, facts, sink);
  }
  tell(facts, sink);
  return {
    format: 'sie',
    kind: 'accounts',
    encoding,
    delimiter: null,
    columns: [],
    supplierNumbers: facts.numbers,
    supplierName: facts.name,
    listDate: null,
  };
};

/** Whether an XML file is SIE 5, which comes with customers' ledgers but of which no program is known to write them. */
export function isSie5(root: XmlRoot | null): boolean {
  return root?.uri === 'http://www.sie.se/sie5';
}

/** Throws `Refusal` `sie5`. */
export const refuseSie5: FormatReader = () => Promise.reject(refuseFile('sie5'));

/**
 * The standard has CP437 alone (`#FORMAT PC8`). Some programs write UTF-8 all the same, and some Windows-1252, in whose
 * place the letters of Swedish in CP437 are signs; whichever letters there are more of, it is.
 */
function sieEncoding({ encoding, head }: FileInspection): TextEncoding {
  if (encoding !== 'windows-1252') return encoding;
  const asWindows = head.match(/[åäöÅÄÖéÉ]/gu)?.length ?? 0;
  const asDos = head.match(/[†„”\u008fŽ™‚\u0090]/gu)?.length ?? 0;
  return asWindows > asDos ? 'windows-1252' : 'cp437';
}

interface SieFacts {
  program: string;
  name: string | null;
  readonly numbers: string[];
  readonly accounts: Set<string>;
}

const labels: Readonly<
  Record<string, (fields: readonly string[], line: number, facts: SieFacts, sink: IntakeSink) => void>
> = {
  PROGRAM: ([name = ''], _line, facts) => {
    facts.program = name;
  },
  FNAMN: ([name = ''], line, facts, sink) => {
    facts.name = name === '' ? null : name;
    sink.observeText(line, [name]);
  },
  ORGNR: ([number = ''], _line, facts) => {
    // Ten noughts stand for a number that nobody has entered.
    if (/[1-9]/u.test(number)) facts.numbers.push(number);
  },
  KONTO: ([number = '', name = ''], line, facts, sink) => {
    if (number === '' || number.length > longestName) return;
    facts.accounts.add(number);
    sink.takeAccount({ number, name: name.slice(0, longestName).toWellFormed() });
    sink.observeText(line, [name]);
  },
};

/** As much as is kept of one text of a SAF-T file too. */
const longestName = 1000;

function takeLabel(
  label: string,
  fields: readonly string[],
  line: number,
  facts: SieFacts,
  sink: IntakeSink,
): void {
  labels[label]?.(fields, line, facts, sink);
}

/**
 * The fields of a line behind its label: separated by blanks or tabs, quoted where they hold any, `\"` for a quotation
 * mark inside. A quotation that is never closed ends with its line.
 */
export function sieFields(line: string): readonly string[] {
  const fields = line.matchAll(/"((?:\\.|[^"\\])*)"?|[^\s"]+/gu);
  return [...fields]
    .slice(1)
    .map(([whole, quoted]) => readText((quoted ?? whole).replaceAll(/\\(["\\])/gu, '$1')).trim());
}

/** What programs write into `#PROGRAM`, and what their users export in place of SIE. */
const programs: readonly { readonly shape: RegExp; readonly code: IntakeWarningCode }[] = [
  // Wages, assets and year-end accounts know of no customers.
  { shape: /l[öo]n\b|anläggning|bokslut|payroll/iu, code: 'sie_export_elsewhere' },
  { shape: /^fortnox/iu, code: 'sie_export_fortnox' },
  { shape: /^visma (?:administration|fakturering|förening)/iu, code: 'sie_export_visma' },
];

function tell({ program, accounts }: SieFacts, sink: IntakeSink): void {
  if (accounts.size === 0) sink.warn('sie_without_accounts', {});
  else sink.warn('sie_accounts_only', { accounts: accounts.size });
  const known = programs.find(({ shape }) => shape.test(program));
  sink.warn(known?.code ?? 'sie_export_general', { program });
}

async function* linesOf(
  path: string,
  file: FileInspection,
  control: ReadingControl,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  let rest = '';
  let line = 0;
  for await (const chunk of readTextChunks(path, file, control)) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, line: ++line };
    if (rest.length > longestLine) throw refuseFile('row_too_long', { line: line + 1 });
  }
  if (rest !== '') yield { text: rest.replace(/\r$/u, ''), line: line + 1 };
}
