import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { sieFields } from '#backend/intake/formats/readSie.ts';
import { stagedRows } from '#test/support/intake/stagedRows.ts';

const folder = join(import.meta.dirname, '../../fixtures/sie');

interface SieSample {
  readonly name: string;
  readonly company: string;
  readonly numbers: readonly string[];
  /** One account, as Swedish writes it. */
  readonly account: readonly [string, string] | null;
  readonly advice: string;
}

const elsewhere = 'sie_export_elsewhere';
const general = 'sie_export_general';
const samples: readonly SieSample[] = [
  {
    name: 'BL0001_typ4.SE',
    company: 'SEEE Speak Easy Executive English AB',
    numbers: ['556265-1892'],
    account: ['8999', 'ÅRETS RESULTAT'],
    advice: general,
  },
  {
    name: 'BL0001_typ4I.SI',
    company: 'SEEE Speak Easy Executive English AB',
    numbers: [],
    account: null,
    advice: general,
  },
  {
    name: 'Exempelbolaget_SIE_110322_B_33.si',
    company: 'Exempelbolaget',
    numbers: ['111111-1116'],
    account: ['3740', 'Öres- och kronutjämning'],
    advice: general,
  },
  {
    name: 'FAKT.SI',
    company: 'Övningsbolaget AB',
    numbers: ['555555-5555'],
    account: ['1510', 'Kundfordringar'],
    advice: 'sie_export_visma',
  },
  { name: 'LON_Lonekorning.SI', company: 'Demoföretaget AB', numbers: [], account: null, advice: elsewhere },
  {
    name: 'Lon.si',
    company: 'Övningsbolaget Lön 100',
    numbers: ['555555-5555'],
    account: ['7010', 'Lön till kollektivanställda'],
    advice: elsewhere,
  },
  {
    name: 'MAMUT_SIE4_EXPORT.SE',
    company: 'Mamut_SIE',
    numbers: ['555555-5555'],
    account: ['1510', 'Kundfordringar'],
    advice: general,
  },
  {
    name: 'Norstedts_Bokslut_SIE_4I.si',
    company: 'Datakonsulterna AB',
    numbers: ['556639-1537'],
    account: ['1060', 'Hyresrätter'],
    advice: elsewhere,
  },
  {
    name: 'SIE4_Exempelfil_med_underdim.SE',
    // The letters were lost before: the file holds U+FFFD itself.
    company: '\ufffdvningsbolaget AB',
    numbers: ['555555-5555'],
    account: ['1060', 'Hyresr\ufffdtt'],
    advice: 'sie_export_visma',
  },
  {
    name: 'SIE4_Visma_Anlaggningsregister.si',
    company: 'Övningsbolaget AB',
    numbers: ['555555-5555'],
    account: null,
    advice: elsewhere,
  },
  {
    name: 'SIE_exempelfil.se',
    company: 'SBMDEMO Lars',
    numbers: [],
    account: ['1060', 'Hyresrätter'],
    advice: general,
  },
  {
    name: 'Sie4.si',
    company: 'Testföretaget AB',
    numbers: [],
    account: ['1111', 'Byggnader på egen mark'],
    advice: 'sie_export_fortnox',
  },
  {
    name: 'XE_SIE_4_20151125095119.SE',
    company: 'Entreprenad AB',
    numbers: ['5560602345'],
    account: ['1510', 'Kundfordringar'],
    advice: general,
  },
  {
    name: 'live2011.se',
    company: 'Övningsbolaget AB',
    numbers: ['555555-5555'],
    account: ['1050', 'Varumärken'],
    advice: general,
  },
  {
    name: 'magenta_bokforing_SIE4E.se',
    company: 'TESTFÖRETAGET AB',
    numbers: ['112233-4567'],
    account: ['0351', 'Förs varor inom Sverige, oredu'],
    advice: general,
  },
  {
    name: 'magenta_bokforing_SIE4I.se',
    company: 'TESTFÖRETAGET AB',
    numbers: ['112233-4567'],
    account: ['0399', 'Fördelad försäljning'],
    advice: general,
  },
  {
    name: 'typ4si.si',
    company: 'Övningsföretaget AB',
    numbers: [],
    account: ['1119', 'Ack avskr på byggnader'],
    advice: general,
  },
];

/** The account numbers of a file, counted without the reader: on every line that begins with the label. */
function accountsIn(name: string): number {
  const text = readFileSync(join(folder, name), 'latin1');
  return new Set([...text.matchAll(/^[ \t]*#KONTO[ \t]+"?([^\s"]+)/gmu)].map((match) => match[1])).size;
}

describe('a SIE file', () => {
  test('all samples are in the table', () => {
    const files = readdirSync(folder).filter((name) => name !== 'SOURCE.txt');
    expect(samples.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  test.each(samples)(
    '$name gives its chart of accounts',
    async ({ name, company, numbers, account, advice }) => {
      await stagedRows({ path: join(folder, name) }, ({ staged, all, warnings }) => {
        const accounts = accountsIn(name);
        expect(staged).toMatchObject({
          format: 'sie',
          kind: 'accounts',
          supplierName: company,
          supplierNumbers: numbers,
          rejected: 0,
          listDate: null,
        });
        const rows = all<{ number: string; name: string }>('SELECT number, name FROM account');
        expect(rows).toHaveLength(accounts);
        if (account !== null) expect(rows).toContainEqual({ number: account[0], name: account[1] });
        expect(all('SELECT * FROM draft')).toEqual([]);
        expect(warnings).toHaveProperty(accounts > 0 ? 'sie_accounts_only' : 'sie_without_accounts');
        expect(warnings).toHaveProperty(advice);
        const isBroken = name === 'SIE4_Exempelfil_med_underdim.SE';
        expect('encoding_doubtful' in warnings).toBe(isBroken);
        expect(staged.encoding).toBe(isBroken ? 'utf-8' : 'cp437');
      });
    },
  );

  const text = [
    '',
    '  #FLAGGA 0',
    '#PROGRAM "Ett ""Program" 1.0',
    '#FORMAT PC8',
    '#FNAMN "Åkeri \\"Räven\\" AB"',
    '#ORGNR 556677-8899 1 1',
    '#KONTO 1510 Kundfordringar',
    '\t#konto\t3590\t"Påminnelseavgifter, övriga"',
    '#KONTO 8313 "Ränteintäkter',
    '#KONTO',
    '#VER A 1 20260101 "#KONTO 9999 Inget"',
    '{',
    '  #TRANS 1510 {} 100.00',
    '  #TRANS 3590 {} -100.00',
    '}',
  ].join('\r\n');
  const accounts = [
    { number: '1510', name: 'Kundfordringar' },
    { number: '3590', name: 'Påminnelseavgifter, övriga' },
    { number: '8313', name: 'Ränteintäkter' },
  ];

  test.each([
    ['CP437, as the standard has it', iconv.encode(text, 'cp437'), 'cp437'],
    ['UTF-8', Buffer.from(text, 'utf8'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf8'), 'utf-8'],
    ['Windows-1252', iconv.encode(text, 'windows-1252'), 'windows-1252'],
    ['with old line ends', iconv.encode(text.replaceAll('\r\n', '\r'), 'cp437'), 'cp437'],
  ])('is read in %s', async (_what, content, encoding) => {
    await stagedRows({ content }, ({ staged, all, warnings }) => {
      expect(staged).toMatchObject({
        encoding,
        supplierName: 'Åkeri "Räven" AB',
        supplierNumbers: ['556677-8899'],
      });
      expect(all('SELECT number, name FROM account ORDER BY number')).toEqual(accounts);
      expect(warnings).not.toHaveProperty('encoding_doubtful');
    });
  });

  test('with a line that never ends is refused', async () => {
    const content = `#FLAGGA 0\n#KONTO 1510 "${'x'.repeat(600_000)}`;
    await expect(stagedRows({ content }, () => undefined)).rejects.toMatchObject({
      code: 'row_too_long',
      params: { line: 2 },
    });
  });

  test('in version 5 is refused with its own reason', async () => {
    const content = '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"><FileInfo/></Sie>';
    await expect(stagedRows({ content }, () => undefined)).rejects.toMatchObject({ code: 'sie5' });
  });
});

test.each([
  ['#KONTO 1510 Kundfordringar', ['1510', 'Kundfordringar']],
  ['#KONTO\t1510\t"Kund \\"A\\" {x}"', ['1510', 'Kund "A" {x}']],
  ['#GEN 20110304 ', ['20110304']],
  ['#VER "" 0 20110824 "x"', ['', '0', '20110824', 'x']],
  ['#FNR "C:\\\\Data\\\\B"', ['C:\\Data\\B']],
  ['#FLAGGA', []],
])('fields of %s', (line, fields) => {
  expect(sieFields(line)).toEqual(fields);
});
