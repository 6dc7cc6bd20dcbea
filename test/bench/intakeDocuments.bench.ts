import { createWriteStream, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { measureIntake, share, withFolder } from '#test/bench/support/measureIntake.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';

/** 10,000 e-invoices of ten lines each, as files of a folder, and in a zip: nothing but parsed, and staged as one part. */
await withFolder(async (folder) => {
  const documents = join(folder, 'invoices');
  mkdirSync(documents);
  const zip = new ZipFile();
  let bytes = 0;
  for (let at = 0; at < 10_000 * share; at++) {
    const content = Buffer.from(invoice(at));
    bytes += content.length;
    await writeFile(join(documents, `${at}.xml`), content);
    zip.addBuffer(content, `${at}.xml`);
  }
  zip.end();
  const zipPath = join(folder, 'invoices.zip');
  await pipeline(zip.outputStream, createWriteStream(zipPath));
  const rounds = 2;
  await measureIntake({ name: 'ubl', path: documents, bytes, tasks: ['saxes-folder', 'stage'], rounds });
  await measureIntake({ name: 'ublZip', path: zipPath, bytes, tasks: ['yauzl-saxes', 'stage'], rounds });
});

function invoice(at: number): string {
  const lines = Array.from(
    { length: 10 },
    (_, line) => `<cac:InvoiceLine><cbc:ID>${line + 1}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">${line + 1}</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="NOK">100.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Description>Høvlet furu, lengde ${line + 1} m</cbc:Description><cbc:Name>Furu ${line + 1}</cbc:Name>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="NOK">100.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
  );
  return eInvoice({ number: String(500_000 + at), customer: `Kunde ${at % 700} AS` }).replace(
    '</Invoice>',
    `${lines.join('\n')}</Invoice>`,
  );
}
