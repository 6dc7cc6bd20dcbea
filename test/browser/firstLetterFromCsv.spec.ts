import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importPage } from '#test/support/importPage.ts';
import { countInteractions, interactionLine } from '#test/support/interactions.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

/** A list of a system that nobody has heard of: title lines, its own words, an unreadable row, a missing address. */
const list = [
  'Sjøbris Kasse og Nota',
  'Utestående per 20.11.2026',
  '',
  'Nota;Part;Merke;Skrevet;Senest;Alt;Igjen;Vei og hus;Kode;Tettsted;Foretak',
  '4101;Anna Berg;1;18.08.2026;01.09.2026;1.250,00;1.250,00;Storgata 1;0150;Oslo;',
  '4102;Bjørn Dahl;2;18.08.2026;01.09.2026;2.480,50;480,50;;;;',
  '4103;Cecilie Eng AS;3;17.09.2026;01.10.2026;12.000,00;12.000,00;Havnegata 2;9008;Tromsø;923609016',
  '4104;Dag Foss;4;01.11.2026;15.11.2026;700,00;700,00;Fjellveien 3;5019;Bergen;',
  '4105;Eva Gran;5;01.09.2026;snarest;300,00;300,00;Elvegata 9;7013;Trondheim;',
  '4106;Anna Berg;1;25.08.2026;08.09.2026;199,90;199,90;Storgata 1;0150;Oslo;',
  '',
].join('\r\n');

/** What each column of the list means; those that are guessed right are said all the same, as a new user would. */
const columns: readonly (readonly [string, string])[] = [
  ['Nota', 'fakturanummer'],
  ['Part', 'navn'],
  ['Merke', 'kundenummer'],
  ['Skrevet', 'fakturadato'],
  ['Senest', 'forfallsdato'],
  ['Alt', 'beløp'],
  ['Igjen', 'restbeløp'],
  ['Vei og hus', 'gateadresse'],
  ['Kode', 'postnummer'],
  ['Tettsted', 'poststed'],
  ['Foretak', 'organisasjons- eller fødselsnummer'],
];

test('a new user comes from the list of a strange accounting system to the first letter', async ({
  frist,
}) => {
  // The whole way, from an empty office on.
  test.setTimeout(240_000);
  const { page } = frist;
  const intake = importPage(frist);
  const view = remindersPage(page);
  const file = join(dirname(frist.dataFolder), 'utestående.csv');
  writeFileSync(file, Buffer.from(list, 'latin1'));
  const interactions = await countInteractions(page);

  await test.step('the client company', async () => {
    await page.getByRole('button', { name: 'Legg til første klient' }).click();
    await page.getByLabel('Navn').fill('Fjordlys Elektro AS');
    await page.getByLabel('Organisasjonsnummer').fill('923 609 016');
    await page.getByLabel('Gateadresse').fill('Strandgata 14');
    await page.getByLabel('Postnummer').fill('5003');
    await page.getByLabel('Poststed').fill('Bergen');
    await page.getByLabel('Kontonummer').fill('1234 56 78911');
    await page.getByRole('button', { name: 'Legg til klient' }).click();
    await expect(page.getByRole('heading', { name: 'Les inn filer', level: 1 })).toBeVisible();
  });

  await test.step('the list is explained, with the first rows in sight', async () => {
    await intake.read([file]);
    await expect(page.getByText(/Mangler ennå/)).toBeVisible();
    for (const [header, field] of columns) await intake.say(header, field);
    await expect(page.getByText(/1 av de første radene kan ikke leses/)).toBeVisible();
    const trial = page.getByRole('table', { name: 'Slik leses de første radene' });
    await expect(trial.getByRole('row', { name: /4102/ })).toContainText('480,50');
    await expect(trial.getByRole('row', { name: /4105/ })).toContainText('«snarest» er ikke en dato');
    await page.getByRole('button', { name: 'Les med disse kolonnene' }).click();
  });

  await test.step('what it would change is shown before anything is changed', async () => {
    await expect(intake.group(/^Nye\s*5$/)).toBeVisible();
    await expect(intake.group(/^Nye kunder\s*4$/)).toBeVisible();
    await expect(intake.group(/^Kan ikke leses\s*1$/)).toBeVisible();
    // 1 250,00 + 480,50 + 12 000,00 + 700,00 + 199,90
    await expect(intake.facts.getByRole('table', { name: 'Summene i filen' })).toContainText(/14\s630,40/);
    await intake.takeOver();
    await expect(page.getByText('3 fakturaer er klare til å purres.')).toBeVisible();
    await expect(page.getByText('1 kunde får ikke brev uten adresse.')).toBeVisible();
  });

  await test.step('the missing address is mended; the postcode brings its place along', async () => {
    await page.getByRole('button', { name: 'Manglende adresser' }).click();
    await page.getByRole('button', { name: 'Rediger adressen til Bjørn Dahl' }).click();
    await page.getByLabel('Gateadresse').fill('Kirkeveien 64');
    await page.getByLabel('Postnummer').fill('5019');
    await expect(page.getByLabel('Sted')).toHaveValue(/bergen/i);
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(page.getByText('Alle adresser er fullstendige')).toBeVisible();
  });

  await test.step('the queue says what is ready, and what waits until when', async () => {
    await page.getByRole('link', { name: 'Purring' }).click();
    await view.expectCount(/Klar til/, 5);
    for (const number of ['4101', '4102', '4103', '4106']) {
      await expect(view.row(number)).toContainText('Purring 1');
      await expect(view.row(number).getByRole('checkbox')).toBeEnabled();
    }
    await expect(view.row('4104')).toContainText(/Purring 1 fra \d\d\.\d\d\./);
    await expect(view.row('4104').getByRole('checkbox')).toBeDisabled();
  });

  const saved = await test.step('the letters are drafted, approved and saved', async () => {
    await view.grid.getByRole('checkbox', { name: 'Velg alle som kan sendes' }).click();
    await expect(page.getByText('4 valgt')).toBeVisible();
    await page.getByRole('button', { name: 'Send 4 purringer …' }).click();
    await expect(view.dialog.getByRole('grid')).toContainText('Cecilie Eng AS');
    await view.dialog.getByRole('button', { name: 'Godkjenn 3 brev' }).click();
    await expect(view.dialog.getByText('Er bunken i orden?')).toBeVisible({ timeout: 30_000 });
    return frist.saveFile(() => view.dialog.getByRole('button', { name: 'Lagre PDF …' }).click());
  });

  const done = await interactions();
  console.log(interactionLine('From a list to the first letter, by mouse', done));
  // Eleven columns, seven fields and an address are most of it; a step that is added must be worth it.
  expect(done.total).toBeLessThan(60);

  await test.step('the letters say what is owed, to whom, where and how', () => {
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
    if (!hasPoppler) return;
    // The cover sheet of the stack, then the letters.
    const [cover = '', ...letters] = pdfText(readFileSync(saved));
    const letterTo = (name: string) => letters.find((text) => text.includes(name)) ?? '';
    expect(cover).toMatch(/Hovedstol\s+13 930,40/);
    expect(letters).toHaveLength(3);
    // Both invoices of one customer stand in one letter.
    expect(letterTo('Anna Berg')).toMatch(/4101[\s\S]*1 250,00[\s\S]*4106[\s\S]*199,90/);
    expect(letterTo('Bjørn Dahl')).toMatch(/Kirkeveien 64\s[\s\S]*5019 BERGEN/i);
    expect(letterTo('Bjørn Dahl')).toMatch(/4102[\s\S]*480,50/);
    expect(letterTo('Cecilie Eng AS')).toMatch(/Havnegata 2\s[\s\S]*9008 Tromsø/);
    expect(letterTo('Cecilie Eng AS')).toContain('12 000,00');
    for (const text of [letterTo('Anna Berg'), letterTo('Bjørn Dahl'), letterTo('Cecilie Eng AS')]) {
      expect(text).toContain('Fjordlys Elektro AS');
      expect(text).toContain('1234 56 78911');
    }
    expect([cover, ...letters].join()).not.toContain('4104');
  });
});
