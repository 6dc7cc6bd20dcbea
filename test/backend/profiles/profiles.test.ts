import { describe, expect, test } from 'vitest';
import type { ProfileCard } from '#shared/contract/profiles.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import { profileId, save, withStep } from '#test/support/profileSettings.ts';

async function standardForPersons(frist: TestOffice, creditorId: number): Promise<ProfileCard> {
  const id = await profileId(frist.client, creditorId, 'person', 'Standard');
  return frist.client.profiles.get({ profileId: id });
}

describe('ready-made profiles', () => {
  test('a new creditor has them in use, in the language of its country, one default for each kind', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const rows = await frist.client.profiles.list({ creditorId });
    expect(rows.map(({ debtorKind, name }) => `${debtorKind} ${name}`)).toEqual([
      'company Skånsom',
      'company Standard',
      'company Streng',
      'person Skånsom',
      'person Standard',
      'person Streng',
    ]);
    expect(rows.filter((row) => row.isDefault).map((row) => row.name)).toEqual(['Standard', 'Standard']);
    expect(rows.every((row) => row.state === 'active' && !row.hasChanges && row.unlawful === 0)).toBe(true);
  });

  test.each([
    ['SE', 'sv'],
    ['FI', 'fi'],
    ['DK', 'da'],
  ])(
    'those of %s are lawful, and the frame has its law and its letters (%s first)',
    async (country, language) => {
      await using frist = await openTestOffice();
      const creditorId = await frist.addCreditor({
        country,
        organisationNumber: null,
        bankAccount: '',
        postcode: '',
      });
      const rows = await frist.client.profiles.list({ creditorId });
      expect(rows).toHaveLength(6);
      for (const row of rows) {
        const { problems } = await frist.client.profiles.get({ profileId: row.id });
        expect(problems.filter((problem) => problem.severity === 'unlawful')).toEqual([]);
      }
      const frame = await frist.client.profiles.frame({ creditorId });
      expect(frame.languages[0]).toBe(language);
      expect(frame.law.country).toBe(country);
      expect(frame.texts.filter((text) => text.language === language && text.body === '')).toEqual([]);
      expect(frame.texts.filter((text) => text.language === language)).toHaveLength(4);
    },
  );
});

describe('saving', () => {
  test('what is put in use holds at once: the standings follow, and history has from what to what', async () => {
    await using frist = await openTestOffice({ today: '2026-09-10' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', due: '2026-09-01', issued: '2026-08-15' }]);
    const [before] = await frist.queue(creditorId);
    expect(before).toMatchObject({ kind: 'waiting', readyOn: '2026-09-15' });
    const card = await standardForPersons(frist, creditorId);
    const saved = await save(
      frist.client,
      card,
      withStep(card.settings, 0, { waitDays: 4, fee: 'none', blocksCustomer: true }),
      'use',
    );
    expect(saved.revision).toBe(card.revision + 1);
    expect(saved.settings.steps.map((step) => step.id)).toEqual(card.settings.steps.map((step) => step.id));
    await frist.office.keeper.ensure(creditorId);
    const [after] = await frist.queue(creditorId);
    expect(after).toMatchObject({ kind: 'ready', readyOn: '2026-09-07' });
    const { rows } = await frist.client.profiles.events({
      profileId: card.id,
      show: 'settings',
      search: '',
      offset: 0,
      limit: 10,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      kind: 'profile_saved',
      params: {
        by: 'tester',
        changes: [
          { field: 'waitDays', step: { position: 0, kind: 'reminder' }, from: 14, to: 4 },
          { field: 'fee', from: 'statutory', to: 'none' },
          { field: 'blocksCustomer', from: false, to: true },
        ],
      },
    });
  });

  test('on a revision that somebody else has overtaken is refused', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const card = await standardForPersons(frist, creditorId);
    await save(frist.client, card, withStep(card.settings, 0, { waitDays: 20 }), 'draft');
    const refusal = await refusalOf(
      frist.client.profiles.save({
        profileId: card.id,
        revision: card.revision,
        settings: card.settings,
        as: 'use',
      }),
    );
    expect(refusal).toMatchObject({ code: 'profile_changed_meanwhile', params: { profile: 'Standard' } });
  });

  test('what the law forbids is not put in use, but kept as a draft while invoices go by what was there', async () => {
    await using frist = await openTestOffice({ today: '2026-09-10' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', due: '2026-09-01', issued: '2026-08-15' }]);
    const card = await standardForPersons(frist, creditorId);
    const notice = card.settings.steps.findIndex((step) => step.kind === 'collection_notice');
    const settings = withStep(withStep(card.settings, notice, { deadlineDays: 5 }), 0, {
      waitDays: 1,
      fee: 9_999_00,
    });
    const input = { profileId: card.id, revision: card.revision, settings };
    const refusal = await refusalOf(frist.client.profiles.save({ ...input, as: 'use' }));
    expect(refusal).toMatchObject({ code: 'profile_unlawful', params: { profile: 'Standard', count: 2 } });

    await frist.client.profiles.save({ ...input, as: 'draft' });
    const drafted = await frist.client.profiles.get({ profileId: card.id });
    expect(drafted.state).toBe('active');
    expect(drafted.settings).toEqual(card.settings);
    expect(drafted.changes).toEqual(settings);
    const unlawful = drafted.problems.filter((problem) => problem.severity === 'unlawful');
    expect(unlawful.map(({ code, position }) => [code, position])).toEqual([
      ['fee_above_maximum', 0],
      ['deadline_below_minimum', notice],
    ]);
    expect(unlawful.every((problem) => problem.source.kind === 'law')).toBe(true);
    const [row] = (await frist.client.profiles.list({ creditorId })).filter((each) => each.id === card.id);
    expect(row).toMatchObject({ state: 'active', hasChanges: true, unlawful: 0 });
    await frist.office.keeper.ensure(creditorId);
    expect((await frist.queue(creditorId))[0]).toMatchObject({ kind: 'waiting', readyOn: '2026-09-15' });

    const mended = withStep(withStep(settings, notice, { deadlineDays: 14 }), 0, { fee: 'none' });
    const inUse = await save(frist.client, card, mended, 'use');
    expect(inUse).toMatchObject({ state: 'active', changes: null });
    expect(inUse.settings).toEqual(mended);
    await frist.office.keeper.ensure(creditorId);
    expect((await frist.queue(creditorId))[0]).toMatchObject({ kind: 'ready', readyOn: '2026-09-02' });
  });

  test('a draft beside what is in force can be thrown away', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const card = await standardForPersons(frist, creditorId);
    await save(frist.client, card, withStep(card.settings, 0, { waitDays: 30 }), 'draft');
    await frist.client.profiles.discardChanges({ profileId: card.id });
    const after = await frist.client.profiles.get({ profileId: card.id });
    expect(after).toMatchObject({ changes: null, settings: card.settings, revision: card.revision + 2 });
  });

  test.each([
    [{ name: '  ' }, { field: 'profileName', problem: 'empty', position: null }],
    [{ name: 'x'.repeat(61) }, { field: 'profileName', problem: 'too_long', position: null }],
    [{ steps: [] }, { field: 'steps', problem: 'empty', position: null }],
  ])('%j is no profile, and the field is named', async (part, params) => {
    await using frist = await openTestOffice();
    const card = await standardForPersons(frist, await frist.addCreditor());
    const refusal = await refusalOf(save(frist.client, card, { ...card.settings, ...part }, 'draft'));
    expect(refusal).toMatchObject({ code: 'profile_invalid', params });
  });

  test.each([
    [{ waitDays: -1 }, { field: 'waitDays', problem: 'range', position: 1 }],
    [{ deadlineDays: 366 }, { field: 'deadlineDays', problem: 'range', position: 1 }],
    [{ fee: -1 }, { field: 'fee', problem: 'range', position: 1 }],
    [
      { texts: [{ language: 'nb' as const, title: '', body: 'Betal' }] },
      { field: 'title', problem: 'empty', position: 1 },
    ],
    [
      { texts: [{ language: 'nb' as const, title: 'Purring', body: 'Betal {belop}' }] },
      { field: 'body', problem: 'placeholder', position: 1 },
    ],
  ])('a step with %j is refused with its place', async (part, params) => {
    await using frist = await openTestOffice();
    const card = await standardForPersons(frist, await frist.addCreditor());
    const refusal = await refusalOf(save(frist.client, card, withStep(card.settings, 1, part), 'draft'));
    expect(refusal).toMatchObject({ code: 'profile_invalid', params });
  });

  test('a name is taken within its kind of customer, however it is written', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const card = await standardForPersons(frist, creditorId);
    const refusal = await refusalOf(save(frist.client, card, { ...card.settings, name: ' skånsom ' }, 'use'));
    expect(refusal).toMatchObject({ code: 'profile_name_taken', params: { name: 'Skånsom' } });
    const renamed = await save(frist.client, card, { ...card.settings, name: 'Vanlig' }, 'use');
    expect(renamed.settings.name).toBe('Vanlig');
    // The form of the creditor still knows it for the default.
    expect(await frist.client.creditors.get({ creditorId })).toMatchObject({ personProfile: 'standard' });
  });

  test("the creditor's own words are kept by language and stand in the letter", async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const card = await standardForPersons(frist, creditorId);
    const texts = [
      { language: 'nb' as const, title: 'Vennlig hilsen {creditor}', body: 'Faktura {invoice} på {total}.' },
    ];
    const saved = await save(frist.client, card, withStep(card.settings, 0, { texts }), 'use');
    expect(saved.settings.steps[0]?.texts).toEqual(texts);
    const subject = {
      kind: 'example' as const,
      principal: 125_000,
      issued: '2026-08-15',
      due: '2026-09-01',
    };
    const preview = (language: 'nb' | 'en', position = 0) =>
      frist.client.profiles.preview({
        profileId: card.id,
        settings: saved.settings,
        position,
        language,
        subject,
      });
    const own = await preview('nb');
    expect(own.model.title).toBe('Vennlig hilsen Fjordlys Elektro AS');
    expect(own.missing).toEqual([]);
    expect((await preview('en')).model.title).toBe('Payment reminder');
    const last = saved.settings.steps.length - 1;
    expect(await refusalOf(preview('nb', last))).toMatchObject({ code: 'profile_without_letter' });
  });
});

describe('adding and removing', () => {
  test('a new profile is a draft that nobody can follow until it is put in use', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const { id } = await frist.client.profiles.add({
      creditorId,
      debtorKind: 'person',
      name: 'VIP',
      from: { kind: 'preset', preset: 'gentle' },
    });
    const draft = await frist.client.profiles.get({ profileId: id });
    const gentle = await frist.client.profiles.get({
      profileId: await profileId(frist.client, creditorId, 'person', 'Skånsom'),
    });
    const bare = (card: ProfileCard) => card.settings.steps.map((step) => ({ ...step, id: 0 }));
    expect(draft.state).toBe('draft');
    expect(bare(draft)).toEqual(bare(gentle));
    const move = { creditorId, debtorKind: 'person' as const, to: id };
    const selection = { kind: 'some' as const, customerIds: [] };
    const notInUse = { code: 'profile_not_in_use', params: { profile: 'VIP' } };
    expect(await refusalOf(frist.client.profiles.moveCustomers({ ...move, selection }))).toMatchObject(
      notInUse,
    );
    expect(await refusalOf(frist.client.profiles.makeDefault({ profileId: id }))).toMatchObject(notInUse);

    const inUse = await save(frist.client, draft, draft.settings, 'use');
    expect(inUse.state).toBe('active');
    await frist.client.profiles.makeDefault({ profileId: id });
    const rows = await frist.client.profiles.list({ creditorId });
    const defaults = rows.filter((row) => row.isDefault).map((row) => `${row.debtorKind} ${row.name}`);
    expect(defaults).toEqual(['company Standard', 'person VIP']);
    // The form of the creditor can name it, too, and saving that form leaves it as it is.
    const {
      id: _,
      currency,
      hasLogo,
      profiles,
      ...fields
    } = await frist.client.creditors.get({ creditorId });
    expect([currency, hasLogo, profiles.length]).toEqual(['NOK', false, 7]);
    await frist.client.creditors.change({ ...fields, creditorId });
    expect((await frist.client.profiles.get({ profileId: id })).isDefault).toBe(true);
  });

  test('an empty one begins with what the law wants before a hand-over, and is lawful', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    for (const debtorKind of ['person', 'company'] as const) {
      const { id } = await frist.client.profiles.add({
        creditorId,
        debtorKind,
        name: 'Ny',
        from: { kind: 'blank' },
      });
      const card = await frist.client.profiles.get({ profileId: id });
      expect(card.settings.steps.map((step) => step.kind)).toEqual(['collection_notice', 'hand_over']);
      expect(card.problems.filter((problem) => problem.severity === 'unlawful')).toEqual([]);
    }
  });

  test('a copy of another creditor is none', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const other = await frist.addCreditor({ name: 'Annen AS', organisationNumber: null });
    const foreign = await profileId(frist.client, other, 'person', 'Standard');
    const refusal = await refusalOf(
      frist.client.profiles.add({
        creditorId,
        debtorKind: 'person',
        name: 'Kopi',
        from: { kind: 'profile', profileId: foreign },
      }),
    );
    expect(refusal).toMatchObject({ code: 'profile_not_found', params: { profile: foreign } });
  });

  test('a profile that customers follow stays; another goes, gives its name free and keeps its history', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', customer: '1', name: 'Anna Berg' }]);
    const strict = await profileId(frist.client, creditorId, 'person', 'Streng');
    const standard = await profileId(frist.client, creditorId, 'person', 'Standard');
    const customerId = Number(frist.value('SELECT id FROM customer'));
    await frist.client.customers.setProfile({ customerId, profileId: strict });
    expect(await refusalOf(frist.client.profiles.remove({ profileId: strict }))).toMatchObject({
      code: 'profile_in_use',
      params: { profile: 'Streng', customers: 1, isDefault: false },
    });
    expect(await refusalOf(frist.client.profiles.remove({ profileId: standard }))).toMatchObject({
      code: 'profile_in_use',
      params: { isDefault: true },
    });
    await frist.client.customers.setProfile({ customerId, profileId: null });
    await frist.client.profiles.remove({ profileId: strict });
    expect(await refusalOf(frist.client.profiles.get({ profileId: strict }))).toMatchObject({
      code: 'profile_not_found',
    });
    const card = await frist.client.customers.get({ customerId });
    expect(card.profiles.map((profile) => profile.name)).toEqual(['Skånsom', 'Standard']);
    await frist.client.profiles.add({
      creditorId,
      debtorKind: 'person',
      name: 'Streng',
      from: { kind: 'blank' },
    });
    expect(
      frist.value("SELECT count(*) FROM event WHERE profile_id = ? AND kind = 'profile_removed'", strict),
    ).toBe(1);
  });
});

test('a step that was sent is never sent again, however the steps are changed', async () => {
  await using frist = await openTestOffice({ today: '2026-09-21' });
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [{ number: '1', due: '2026-09-01', issued: '2026-08-15' }]);
  await frist.send(creditorId);
  const card = await standardForPersons(frist, creditorId);
  const [first] = card.settings.steps;
  if (first === undefined) throw new Error('no first step');
  const steps = [{ ...first, id: null, fee: 'none' as const, waitDays: 5 }, ...card.settings.steps];
  await save(frist.client, card, { ...card.settings, steps }, 'use');
  frist.clock.setTo('2026-11-16');
  await frist.office.keeper.ensure(creditorId);
  const [row] = await frist.queue(creditorId);
  expect(row).toMatchObject({ step: { kind: 'reminder', ordinal: 2, position: 1 }, notices: 1 });
});
