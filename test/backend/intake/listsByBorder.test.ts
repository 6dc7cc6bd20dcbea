import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListMappingData, Parcel } from '#shared/contract/intake.ts';
import { sheetRows, workbook } from '#test/support/intake/workbook.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

let frist: TestOffice;
let creditorId: number;
beforeAll(async () => {
  frist = await openTestOffice();
  creditorId = await frist.addCreditor();
});
afterAll(() => frist[Symbol.asyncDispose]());

const stage = async (name: string, content: string | Uint8Array): Promise<Parcel> =>
  finished(await frist.client.intake.stage({ creditorId, files: [frist.file(name, content)] }));

const fields = { Ref: 'invoiceNumber', Hvem: 'customerName', Siste: 'due', Sum: 'open' };

test('a workbook that nobody understands: shown, tried, mapped, known the next time, forgotten', async () => {
  const rows = [
    ['Ref', 'Hvem', 'Siste', 'Sum'],
    ['1', 'Kari', '05/09/2026', '1.234'],
    ['2', 'Per', '06/09/2026', 'tolv'],
  ];
  const content = await workbook({
    sheets: [
      { name: 'Om', rows: sheetRows([['Heimelaga']]) },
      { name: 'Data', rows: sheetRows(rows) },
    ],
  });
  const parcel = await stage('odd.xlsx', content);
  const list = { parcel: parcel.parcel, file: parcel.unmapped[0]?.file ?? '' };
  expect(parcel.unmapped).toMatchObject([{ name: 'odd.xlsx' }]);

  const first = await frist.client.intake.layout(list);
  expect(first).toMatchObject({ name: 'odd.xlsx', sheets: ['Om', 'Data'], saved: null });
  const layout = await frist.client.intake.layout({ ...list, sheet: 'Data' });
  expect(layout).toMatchObject({
    headers: ['Ref', 'Hvem', 'Siste', 'Sum'],
    mapping: { sheet: 'Data', headerRecord: 0 },
  });

  const mapping: ListMappingData = { ...layout.mapping, fields };
  const trial = await frist.client.intake.tryMapping({ ...list, mapping });
  expect(trial).toMatchObject({ kind: 'open_items', missing: [], twice: [], read: 2, failed: 2 });
  expect(
    trial.rows.map(({ line, errors }) => [line, errors.map(({ field, code }) => [field, code])]),
  ).toEqual([
    [2, [['open', 'amount_ambiguous']]],
    [3, [['open', 'amount_unreadable']]],
  ]);
  const said: ListMappingData = { ...mapping, decimalSign: ',', dateOrder: 'month_first' };
  expect(await frist.client.intake.tryMapping({ ...list, mapping: said })).toMatchObject({
    read: 2,
    failed: 1,
  });

  const mapped = await finished(
    await frist.client.intake.map({ ...list, mapping: said, saveAs: 'Heimelaga' }),
  );
  expect(mapped.parts).toMatchObject([
    { kind: 'open_items', encoding: null, counts: { added: 1, rejected: 1 } },
  ]);
  await finished(
    await frist.client.intake.commit({ parcel: mapped.parcel, parts: mapped.parts.map(({ part }) => part) }),
  );
  expect(frist.all('SELECT number, open, due FROM invoice')).toEqual([
    { number: '1', open: 123_400, due: '2026-05-09' },
  ]);
  expect(frist.all('SELECT format, kind FROM intake')).toEqual([{ format: 'xlsx', kind: 'open_items' }]);

  const next = await stage('next.csv', 'Sum;Ref;Hvem;Siste\n99,50;3;Ola;10/12/2026\n');
  expect(next).toMatchObject({ unmapped: [], parts: [{ mapping: 'Heimelaga', counts: { added: 1 } }] });
  const saved = await frist.client.intake.mappings({ creditorId });
  expect(saved).toMatchObject([
    { name: 'Heimelaga', columns: 4, mapping: { fields, decimalSign: ',', dateOrder: 'month_first' } },
  ]);

  const mappingId = saved[0]?.id ?? 0;
  await frist.client.intake.forgetMapping({ mappingId });
  expect(await frist.client.intake.mappings({ creditorId })).toEqual([]);
  expect(await refusalOf(() => frist.client.intake.forgetMapping({ mappingId }))).toMatchObject({
    code: 'mapping_not_found',
  });
  expect((await stage('again.csv', 'Sum;Ref;Hvem;Siste\n1,50;4;Ola;10/12/2026\n')).unmapped).toHaveLength(1);
});

test('a list without headings is mapped by the letters of its columns', async () => {
  const content = readFileSync(new URL('../../fixtures/lists/procountor.csv', import.meta.url));
  const parcel = await stage('procountor.csv', content);
  const list = { parcel: parcel.parcel, file: parcel.unmapped[0]?.file ?? '' };
  const layout = await frist.client.intake.layout({ ...list, headerRecord: -1 });
  expect(layout.headers.slice(0, 5)).toEqual(['A', 'B', 'C', 'D', 'E']);
  const mapping: ListMappingData = {
    ...layout.mapping,
    fields: { J: 'invoiceNumber', L: 'issued', M: 'due', N: 'customerName', O: 'original', B: 'currency' },
  };
  expect(await frist.client.intake.tryMapping({ ...list, mapping })).toMatchObject({ read: 2, failed: 0 });
  const mapped = await finished(await frist.client.intake.map({ ...list, mapping, saveAs: 'Procountor' }));
  expect(mapped.parts).toMatchObject([{ counts: { added: 2 } }]);
  // The next one is not taken for it by itself, but what was said of this one is offered.
  const next = await stage('next.csv', content.toString().replaceAll('500', '600'));
  const offered = await frist.client.intake.layout({
    parcel: next.parcel,
    file: next.unmapped[0]?.file ?? '',
  });
  expect(offered).toMatchObject({
    saved: 'Procountor',
    headerRecord: -1,
    mapping: { fields: mapping.fields },
  });
});

test('a list of customers becomes customers with everything that it tells', async () => {
  const parcel = await stage(
    'kunder.csv',
    readFileSync(new URL('../../fixtures/lists/tripletex-customers.csv', import.meta.url)),
  );
  expect(parcel.parts).toMatchObject([{ kind: 'customers', counts: { customersAdded: 2, rejected: 0 } }]);
  await finished(
    await frist.client.intake.commit({ parcel: parcel.parcel, parts: parcel.parts.map(({ part }) => part) }),
  );
  expect(frist.all("SELECT street, postcode, city FROM customer WHERE number = '10001'")).toEqual([
    { street: 'Postboks 12', postcode: '6763', city: 'Hornindal' },
  ]);
  expect(
    frist.all(
      "SELECT purpose, customer_address.street FROM customer_address JOIN customer ON customer.id = customer_id WHERE number = '10001' ORDER BY purpose",
    ),
  ).toEqual([
    { purpose: 'postal', street: 'Postboks 12' },
    { purpose: 'visiting', street: 'Havnegata 3' },
  ]);
});

test('what is not there is said', async () => {
  const nowhere = { parcel: 'x', file: 'y' };
  expect(await refusalOf(() => frist.client.intake.layout(nowhere))).toMatchObject({
    code: 'staging_unknown',
  });
  expect(await refusalOf(() => frist.client.intake.mappings({ creditorId: 999 }))).toMatchObject({
    code: 'creditor_not_found',
  });
  const parcel = await stage('odd.csv', 'a;b\n1;2\n');
  const list = { parcel: parcel.parcel, file: parcel.unmapped[0]?.file ?? '' };
  const mapping: ListMappingData = {
    headerRecord: null,
    delimiter: null,
    decimalSign: null,
    dateOrder: null,
    sheet: null,
    fields: { a: 'shoeSize' },
  };
  expect(await refusalOf(() => frist.client.intake.tryMapping({ ...list, mapping }))).toMatchObject({
    code: 'mapping_invalid',
  });
});
