import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { customersPages } from '#test/support/customersPage.ts';
import { importPage } from '#test/support/importPage.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { officeOf } from '#test/support/officeOf.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';

const anna = { number: '7001', customer: '1', name: 'Anna Berg', street: 'Storgata 1' };

test.describe('one client', () => {
  test.use({ ledger: ledgerWith(openItems([anna])) });

  test('what is changed here stands beside the list, and a conflict is settled either way', async ({
    frist,
  }) => {
    test.setTimeout(180_000);
    const { page } = frist;
    const view = customersPages(page);
    const intake = importPage(frist);
    const own = view.section('Endret her');
    const field = (name: string) => own.getByRole('listitem', { name });
    const readIn = async (name: string, street: string, city: string): Promise<void> => {
      const path = join(dirname(frist.dataFolder), name);
      writeFileSync(path, openItems([{ ...anna, street, city }]));
      await intake.open();
      const other = page.getByRole('button', { name: 'Velg andre filer' });
      if (await other.isVisible()) await other.click();
      await intake.read([path]);
      await intake.takeOver();
    };

    await test.step('the address is mended on the card', async () => {
      await view.card('Anna Berg');
      const addresses = view.section('Adresser');
      await addresses.getByRole('button', { name: 'Rediger adressen til Anna Berg' }).click();
      await page.getByLabel('Gateadresse').fill('Nygata 12');
      await page.getByLabel('Sted').fill('Drammen');
      await page.keyboard.press('Enter');
      await expect(addresses).toContainText('Nygata 12, 0150 Drammen');
      await expect(field('Gateadresse')).toContainText('Storgata 1');
      await expect(field('Gateadresse')).toContainText('Nygata 12');
      await expect(own.getByText('Listen sier noe nytt')).toHaveCount(0);
    });

    await test.step('a second list says something else, and both values stand', async () => {
      await readIn('andre.csv', 'Havnegata 3', 'Moss');
      await view.open('Kunder');
      await expect(
        view.row('Anna Berg').getByRole('img', { name: /verdi(er)? i konflikt med listen/ }),
      ).toBeVisible();
      await view.card('Anna Berg');
      await expect(view.section('Adresser')).toContainText('Nygata 12, 0150 Drammen');
      await expect(field('Gateadresse')).toContainText('Listen sier noe nytt');
      await expect(field('Gateadresse')).toContainText('Havnegata 3');
      await expect(field('Gateadresse')).toContainText('andre.csv');
    });

    await test.step('ours is kept: no conflict any more, and no later list brings it back', async () => {
      await own.getByRole('button', { name: 'Behold vår verdi: Gateadresse' }).click();
      await expect(own.getByText('Listen sier noe nytt')).toHaveCount(0);
      await expect(view.section('Adresser')).toContainText('Nygata 12, 0150 Drammen');
      await expect(field('Gateadresse')).toContainText('Havnegata 3');
    });

    await test.step('the list’s is taken: the address is the list’s again', async () => {
      await readIn('tredje.csv', 'Kaigata 8', 'Larvik');
      await view.card('Anna Berg');
      await own.getByRole('button', { name: 'Ta listens verdi: Gateadresse' }).click();
      await expect(view.section('Adresser')).toContainText('Kaigata 8, 0150 Larvik');
      await expect(own).toHaveCount(0);
    });

    await test.step('and the events tell all of it', async () => {
      await page.getByRole('tab', { name: 'Notater og hendelser' }).click();
      const events = view.section('Hva som har skjedd');
      await expect(events).toContainText('Adresse endret her: gateadresse');
      await expect(events).toContainText('Vår verdi beholdt');
      await expect(events).toContainText('Listens verdi tatt');
      await page.getByRole('textbox', { name: 'Nytt notat' }).fill('Ringte om ny adresse');
      await page.getByRole('button', { name: 'Lagre notat' }).click();
      await expect(view.section('Notater')).toContainText('Ringte om ny adresse');
    });
  });

  test('contact persons: the first is the default, another can be, and mail follows', async ({ frist }) => {
    const { page } = frist;
    const view = customersPages(page);
    const contacts = view.section('Kontaktpersoner');
    const details = view.section('Navn, e-post og telefon');
    const contact = (name: string) => contacts.getByRole('listitem').filter({ hasText: name });
    const add = async (name: string, email: string): Promise<void> => {
      await contacts.getByRole('button', { name: 'Legg til kontaktperson' }).click();
      await contacts.getByLabel('Navn').fill(name);
      await contacts.getByLabel('E-post').fill(email);
      await page.keyboard.press('Enter');
      await expect(contact(name)).toContainText(email);
    };
    await view.card('Anna Berg');
    await expect(details).toContainText('Ingen e-postadresse: alt går på papir.');
    await add('Liv Moe', 'liv@eksempel.no');
    await expect(contact('Liv Moe')).toContainText('standard');
    await expect(details).toContainText('E-post går til liv@eksempel.no, standard kontaktperson.');
    await add('Jon Vik', 'jon@eksempel.no');
    await expect(contact('Jon Vik').getByText('standard', { exact: true })).toHaveCount(0);
    await contacts.getByRole('button', { name: 'Gjør Jon Vik til standard' }).click();
    await expect(details).toContainText('E-post går til jon@eksempel.no');
    await contacts.getByRole('button', { name: 'Fjern Jon Vik' }).click();
    await expect(contact('Jon Vik')).toHaveCount(0);
    await expect(details).toContainText('E-post går til liv@eksempel.no');

    await details.getByRole('button', { name: /^Rediger navn/ }).click();
    await details.getByLabel('E-post for faktura').fill('faktura@eksempel.no');
    await page.keyboard.press('Enter');
    await expect(details).toContainText('E-post går til faktura@eksempel.no, e-post for faktura.');
    await view.section('Adresser').getByRole('button', { name: 'Legg til adresse' }).click();
    await page.getByRole('menuitem', { name: 'Leveringsadresse' }).click();
    await page.getByLabel('Gateadresse').fill('Lagerveien 5');
    await page.getByLabel('Postnummer').fill('0661');
    await page.getByLabel('Sted').fill('Oslo');
    await page.keyboard.press('Enter');
    await expect(view.section('Adresser')).toContainText('Lagerveien 5, 0661 Oslo');
    await expect(view.section('Adresser').getByText('brev går hit')).toHaveCount(1);
  });
});

test.describe('two clients', () => {
  const solheim = { name: 'Solheim Bygg AS', organisationNumber: '923609016' };
  test.use({
    ledger: officeOf([
      { lists: [openItems([{ number: '7001', customer: '1', street: 'Storgata 1', ...solheim }])] },
      {
        fields: { name: 'Havblikk Kafé AS', organisationNumber: '974760673' },
        lists: [
          openItems([
            { number: '9001', customer: '88', street: 'Gammelveien 9', amount: 9_876_543, ...solheim },
          ]),
        ],
      },
    ]),
  });

  test('the same debtor: a bankruptcy and an address go to the other client, its sums are never shown', async ({
    frist,
  }) => {
    const { page } = frist;
    const view = customersPages(page);
    const same = view.section('Samme skyldner hos andre klienter');
    const noAmounts = async (): Promise<void> => {
      expect(await page.locator('body').innerText()).not.toMatch(/98\s?765/);
    };
    await page.goto(`${page.url().split('#')[0]}#/creditors/1/customers`);
    await view.card('Solheim Bygg AS');
    await expect(same).toContainText('Havblikk Kafé AS');
    await expect(same).toContainText('Nr. 88');
    await expect(same).toContainText('Avviker: adresse');
    await noAmounts();

    await test.step('the situation, at both with one confirmation', async () => {
      await page.getByRole('button', { name: 'Registrer konkurs eller gjeldsordning …' }).click();
      await expect(view.dialog.getByRole('radio', { name: /Død/ })).toHaveCount(0);
      await expect(view.dialog.getByRole('checkbox', { name: 'Havblikk Kafé AS' })).toBeChecked();
      await noAmounts();
      await view.dialog.getByRole('button', { name: 'Lagre, også hos 1 annen klient' }).click();
      await expect(page.getByText('Konkurs siden 21.11.2026')).toBeVisible();
      await expect(page.getByText('Lagret hos 2 klienter.')).toBeVisible();
    });

    await test.step('the address too', async () => {
      await same.getByRole('button', { name: 'Overfør …' }).click();
      await expect(view.dialog.getByRole('checkbox', { name: 'Adresse' })).toBeChecked();
      await noAmounts();
      await view.dialog.getByRole('button', { name: 'Overfør til 1 klient' }).click();
      await expect(same).toContainText('Stemmer med her.');
      await noAmounts();
    });

    await test.step('and there it stands, with where it came from', async () => {
      await same.getByRole('link', { name: 'Havblikk Kafé AS' }).click();
      await expect(page.getByText('Konkurs siden 21.11.2026')).toBeVisible();
      await expect(view.section('Adresser')).toContainText('Storgata 1');
      await expect(view.section('Endret her')).toContainText('Gammelveien 9');
      await page.getByRole('tab', { name: 'Notater og hendelser' }).click();
      await expect(view.section('Hva som har skjedd')).toContainText('Overført fra Fjordlys Elektro AS');
    });
  });
});
