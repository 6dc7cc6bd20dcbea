import { readFileSync } from 'node:fs';
import { customersPages } from '#test/support/customersPage.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { officeOf } from '#test/support/officeOf.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';

const bare = { street: '', postcode: '', city: '' };
const list = openItems([
  { number: '7001', customer: '1', name: 'Anna Berg', ...bare, amount: 100_000 },
  { number: '7002', customer: '1', name: 'Anna Berg', ...bare, amount: 50_000 },
  { number: '7003', customer: '2', name: 'Bjørn Dahl', ...bare, amount: 250_000 },
  { number: '7004', customer: '3', name: 'Cecilie Eng', amount: 40_000 },
]);

test.use({ ledger: ledgerWith(list) });

test('missing addresses are filled in by paste and by postcode, without a mouse', async ({ frist }) => {
  const { page } = frist;
  const view = customersPages(page);
  await view.open('Kunder mangler adresse');
  const rows = page.getByRole('list', { name: 'Adresser' }).getByRole('listitem');
  const street = page.getByLabel('Gateadresse');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('2 fakturaer');
  await expect(rows.first()).toContainText('1 500,00');
  await expect(rows.first()).toContainText('7001 +1');

  await test.step('the pen is reached by Tab, and a whole address is pasted', async () => {
    const pen = rows.first().getByRole('button', { name: 'Rediger adressen til Anna Berg' });
    for (let step = 0; step < 40; step += 1) {
      if (await pen.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(street).toBeFocused();
    await paste('Anna Berg\nStorgata 24 B\n0184 Oslo');
    await expect(street).toHaveValue('Storgata 24 B');
    await expect(page.getByLabel('Postnummer')).toHaveValue('0184');
    await expect(page.getByLabel('Sted')).toHaveValue('Oslo');
    await expect(page.getByText('Den limte adressen er delt opp i feltene.')).toBeVisible();
  });

  await test.step('the split is undone and done again', async () => {
    await page.keyboard.press('Control+z');
    await expect(street).toHaveValue('Anna Berg, Storgata 24 B, 0184 Oslo');
    await expect(page.getByLabel('Postnummer')).toHaveValue('');
    await street.selectText();
    await paste('Storgata 24 B, 0184 Oslo');
    await expect(page.getByLabel('Sted')).toHaveValue('Oslo');
  });

  await test.step('Enter saves, says so, and goes to the next', async () => {
    await page.keyboard.press('Enter');
    await expect(
      page.getByText('Adressen til Anna Berg er fullstendig. 1 igjen. Nå Bjørn Dahl.'),
    ).toBeAttached();
    await expect(rows).toHaveCount(1);
    await expect(page.getByRole('form', { name: 'Rediger adressen til Bjørn Dahl' })).toBeVisible();
    await expect(street).toBeFocused();
  });

  await test.step('the postcode brings its place along', async () => {
    await page.keyboard.type('Havnegata 2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('9008');
    await expect(page.getByLabel('Sted')).toHaveValue(/troms/i);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Alle adresser er fullstendige')).toBeVisible();
  });

  async function paste(text: string): Promise<void> {
    await street.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }
});

test('what was changed is brought back: as a file, ticked off, and taken back', async ({ frist }) => {
  const { page } = frist;
  const view = customersPages(page);
  await view.open('Endringer å føre tilbake');
  await expect(page.getByText('Ingenting å føre tilbake')).toBeVisible();

  await test.step('an address and an e-mail address are entered on a card', async () => {
    await view.card('Cecilie Eng');
    await view
      .section('Adresser')
      .getByRole('button', { name: /^Rediger adressen/ })
      .click();
    await page.getByLabel('Gateadresse').fill('Nygata 12');
    await page.keyboard.press('Enter');
    await expect(view.section('Endret her')).toContainText('Nygata 12');
    await view
      .section('Navn, e-post og telefon')
      .getByRole('button', { name: /^Rediger navn/ })
      .click();
    await page.getByLabel('E-post', { exact: true }).fill('cecilie@eksempel.no');
    await page.keyboard.press('Enter');
    await expect(view.section('Endret her')).toContainText('cecilie@eksempel.no');
  });

  await view.open('Endringer å føre tilbake');
  const customer = page.getByRole('region', { name: 'Cecilie Eng' });
  await test.step('both stand on the list, and in the file', async () => {
    await expect(customer.getByRole('listitem')).toHaveCount(2);
    await expect(customer).toContainText('Storgata 1');
    await expect(customer).toContainText('Nygata 12');
    const saved = await frist.saveFile(() => page.getByRole('button', { name: 'Lagre som fil …' }).click());
    const text = readFileSync(saved, 'utf8');
    expect(text).toContain('Nygata 12');
    expect(text).toContain('cecilie@eksempel.no');
    expect(text).toContain('Cecilie Eng');
  });

  await test.step('one is ticked off, and the other with all', async () => {
    await customer.getByRole('button', { name: 'Kryss av Gateadresse for Cecilie Eng' }).click();
    await expect(customer.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Kryss av alle' }).click();
    await expect(page.getByText('Ingenting å føre tilbake')).toBeVisible();
    await page.getByRole('tab', { name: 'Krysset av' }).click();
    await expect(customer.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('what was ticked off by mistake goes back', async () => {
    await customer.getByRole('checkbox', { name: 'Velg E-post for Cecilie Eng' }).click();
    await page.getByRole('button', { name: '1 endring er ikke ført ennå' }).click();
    await expect(customer.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('tab', { name: /Skal føres/ }).click();
    await expect(customer).toContainText('cecilie@eksempel.no');
  });
});

test('a missing e-mail address is entered in place, and its row leaves', async ({ frist }) => {
  const { page } = frist;
  const view = customersPages(page);
  await view.card('Cecilie Eng');
  await view
    .section('Purreprosess')
    .getByRole('button', { name: /Hvordan brev sendes/ })
    .click();
  await page.getByRole('option', { name: 'På e-post' }).click();
  await view.open('Kunder mangler adresse');
  await page.getByRole('tab', { name: /^E-postadresser/ }).click();
  const rows = page.getByRole('list', { name: 'E-postadresser' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('400,00');
  await rows.first().getByRole('button', { name: 'Legg inn e-postadressen til Cecilie Eng' }).click();
  await expect(page.getByLabel('E-post', { exact: true })).toBeFocused();
  await page.keyboard.type('ikke en adresse');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('E-post', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('E-post', { exact: true }).fill('cecilie@eksempel.no');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ingen e-postadresse mangler')).toBeVisible();
  await expect(page.getByText('E-postadressen til Cecilie Eng er lagret.')).toBeAttached();
});

test.describe('a Finnish client', () => {
  test.use({
    ledger: officeOf([
      {
        fields: {
          name: 'Järvenpään Sähkö Oy',
          country: 'FI',
          organisationNumber: '0112038-9',
          postcode: '04400',
          city: 'Järvenpää',
          bankAccount: 'FI21 1234 5600 0007 85',
        },
        lists: [
          openItems([
            {
              number: '7001',
              customer: '1',
              name: 'Aino Virtanen',
              country: 'FI',
              currency: 'EUR',
              postcode: '00100',
            },
          ]),
        ],
      },
    ]),
  });

  test('brings changes back as Netvisor takes them', async ({ frist }) => {
    const { page } = frist;
    const view = customersPages(page);
    await view.card('Aino Virtanen');
    await view
      .section('Adresser')
      .getByRole('button', { name: /^Rediger adressen/ })
      .click();
    await page.getByLabel('Gateadresse').fill('Mannerheimintie 5');
    await page.keyboard.press('Enter');
    await expect(view.section('Endret her')).toContainText('Mannerheimintie 5');
    await view.open('Endringer å føre tilbake');
    const saved = await frist.saveFile(async () => {
      await page.getByRole('button', { name: 'Lagre som fil …' }).click();
      await page.getByRole('menuitem', { name: 'For Netvisor (XML)' }).click();
    });
    const text = readFileSync(saved, 'utf8');
    expect(text).toMatch(/^<\?xml/);
    expect(text).toContain('Mannerheimintie 5');
  });
});
