import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import presets from '#resources/law/no/profiles.json' with { type: 'json' };
import { addDays, daysBetween, isoDate, laterOf } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts, SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import { profileProblems } from '#shared/domain/dunning/profileProblems.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';
import { parseProfiles } from '#shared/domain/law/parseProfiles.ts';
import type { ProfilePreset } from '#shared/domain/law/parseProfiles.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { changed } from '#test/law/changed.ts';
import { countries, packOf } from '#test/law/packs.ts';

const all = countries.flatMap((country) =>
  readPresets(country).map(
    (preset) => [`${country} ${preset.debtorKind}/${preset.preset}`, country, preset] as const,
  ),
);

describe('the ready-made profiles', () => {
  test.each(countries)('of %s are gentle, standard and strict for persons and for companies', (country) => {
    const names = readPresets(country).map(({ debtorKind, preset }) => `${debtorKind}/${preset}`);
    expect(names.toSorted()).toEqual([
      'company/gentle',
      'company/standard',
      'company/strict',
      'person/gentle',
      'person/standard',
      'person/strict',
    ]);
  });

  test.each(all)(
    '%s: the law has nothing against it, nor does it change anything in it',
    (_name, country, preset) => {
      const law = prepareLaw(packOf(country));
      for (const day of ['2024-01-01', '2024-07-01', '2025-12-31', '2026-11-21', '2030-06-03']) {
        expect(profileProblems(profileOf(preset), preset.debtorKind, law, isoDate(day))).toEqual([]);
      }
    },
  );

  test.each(all.filter(([, country]) => country === 'NO'))(
    '%s stays lawful under the new collection act; its last notice becomes a demand letter',
    (_name, country, preset) => {
      const start = {
        kind: 'reform_starts',
        from: isoDate('2027-01-01'),
        on: isoDate('2026-12-01'),
        by: 'Kari',
      } as const;
      const law = amendLaw(packOf(country), [{ ...start, reform: 'NO-LOV-2026-05-22-19' }]);
      if (!law.ok) throw new Error(JSON.stringify(law.error));
      const problems = profileProblems(
        profileOf(preset),
        preset.debtorKind,
        prepareLaw(law.value),
        isoDate('2027-02-01'),
      );
      expect(problems.filter(({ severity }) => severity === 'unlawful')).toEqual([]);
      expect(problems.map(({ code }) => code)).toContain('demand_letter_instead');
    },
  );

  test.each(all)(
    '%s leads by its own steps to collection, each on the first day that it says, with all that it claims',
    (_name, country, preset) => {
      const { steps, debtorKind } = preset;
      const { first, notices } = walk(country, debtorKind, profileOf(preset));
      expect(first).toEqual(steps.map(({ kind }) => kind));
      for (const [place, { sent, deadline, fee }] of notices.entries()) {
        const step = steps[place];
        // As long as the profile says; longer only where the last day is closed.
        expect(daysBetween(sent, deadline)).toBeGreaterThanOrEqual(step?.deadlineDays ?? 0);
        expect(daysBetween(sent, deadline)).toBeLessThanOrEqual((step?.deadlineDays ?? 0) + 5);
        expect(fee > 0).toBe(step?.fee === 'statutory');
      }
    },
  );

  test('claim the lump sum where companies are treated firmly, and never of persons', () => {
    for (const [, , { debtorKind, preset, steps }] of all) {
      const claims = steps.filter(({ claimCompensation }) => claimCompensation).length;
      expect(claims).toBe(debtorKind === 'company' && preset !== 'gentle' ? 1 : 0);
    }
  });

  test('become firmer from gentle to strict: collection comes sooner', () => {
    for (const country of countries) {
      for (const debtorKind of ['person', 'company'] as const) {
        const days = ['gentle', 'standard', 'strict'].map((name) => {
          const preset = readPresets(country).find(
            (each) => each.preset === name && each.debtorKind === debtorKind,
          );
          if (preset === undefined) throw new Error(name);
          return daysBetween(due, walk(country, debtorKind, profileOf(preset)).handedOver);
        });
        expect(days).toEqual(days.toSorted((a, b) => b - a));
        expect(new Set(days).size).toBe(3);
      }
    }
  });

  test.each([
    ['presets.0.steps.0.kind', 'letter', 'data_wrong_shape'],
    ['presets.0.steps.0.kind', 'collection_notice', 'data_steps_out_of_order'],
    ['presets.0.steps.3.kind', 'reminder', 'data_steps_out_of_order'],
    ['presets.0.steps.0.deadlineDays', 0, 'data_steps_out_of_order'],
    ['presets.0.steps.0.deadline', 'original', 'data_steps_out_of_order'],
    ['presets.0.steps.0.deadline', 'some', 'data_wrong_shape'],
    ['presets.0.steps.0.channels', [], 'data_steps_out_of_order'],
    ['presets.0.steps.0.channels', ['pigeon'], 'data_wrong_shape'],
    ['presets.0.steps.0.fee', 'some', 'data_wrong_shape'],
    ['presets.0.steps.0.fee', -5, 'data_out_of_range'],
    ['presets.0.steps.0.claimCompensation', 1, 'data_wrong_shape'],
    ['presets.0.steps.0.waitDays', 1000, 'data_out_of_range'],
    ['presets.0.names.en', '', 'data_wrong_shape'],
    ['presets.0.names.fi', undefined, 'data_wrong_shape'],
    ['presets.0.names.de', 'Sanft', 'data_field_unknown'],
    ['presets.0.preset', 'standard', 'data_preset_twice'],
    ['country', 'DE', 'data_wrong_shape'],
  ])('are refused with %s = %j', (path, value, code) => {
    const broken = parseProfiles(changed(presets, path.split('.'), value));
    expect(broken.ok ? [] : broken.error.map((problem) => problem.code)).toContain(code);
  });

  test.each([
    ['two collection notices', [0, 2, 2, 3]],
    ['no hand-over', [0, 1, 2]],
    ['two hand-overs', [0, 2, 3, 3]],
    ['a reminder after the collection notice', [2, 0, 3]],
    ['nothing but a hand-over', [3]],
  ])('are refused with %s', (_name, places) => {
    const steps = places.map((place) => presets.presets[0]?.steps[place]);
    const broken = parseProfiles(changed(presets, ['presets', '0', 'steps'], steps));
    expect(broken.ok ? [] : broken.error.map((problem) => problem.code)).toEqual(['data_steps_out_of_order']);
  });

  test('may name a fee in minor units, keep the original due date, and do without a collection notice', () => {
    const steps = presets.presets[0]?.steps ?? [];
    const kept = { ...steps[0], deadline: 'original', deadlineDays: 0 };
    for (const [path, value] of [
      ['presets.0.steps.1.fee', 2500],
      ['presets.0.steps', [kept, steps[3]]],
    ] as const) {
      expect(parseProfiles(changed(presets, path.split('.'), value)).ok).toBe(true);
    }
  });
});

function readPresets(country: LawCountry): readonly ProfilePreset[] {
  const path = join(import.meta.dirname, '../../resources/law', country.toLowerCase(), 'profiles.json');
  const parsed = parseProfiles(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function profileOf({ names, steps }: Pick<ProfilePreset, 'names' | 'steps'>): Profile {
  return { name: names.en, grouping: 'per_customer', credit: 'show', steps };
}

const due = isoDate('2026-03-16');

/** Takes every step on the first day on which it may be taken, until the claim is to be handed over. */
function walk(country: LawCountry, kind: DebtorKind, profile: Profile) {
  const law = prepareLaw(packOf(country));
  const { currency } = law.pack;
  const creditor: CreditorFacts = {
    country,
    currency,
    postalDays: 2,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'withhold',
    feesAgreed: true,
    dueDatesAgreed: true,
    dayCount: null,
    limitationWarningDays: 180,
  };
  const customer: CustomerFacts = {
    name: 'A',
    kind,
    country,
    street: 'B 1',
    postcode: '10000',
    city: 'C',
    holds: [],
    collectionBan: false,
    directDebit: false,
    situation: null,
    interestFree: false,
    wantedChannel: null,
    feesInArrears: [],
    openCredit: 0,
    openDebt: 500_000,
  };
  const notices: SentNotice[] = [];
  const first: string[] = [];
  let compensation = 0;
  let asOf = due;
  for (;;) {
    const fees = notices.reduce((sum, { fee }) => sum + fee, 0);
    const invoice: InvoiceFacts = {
      number: '1',
      issued: addDays(due, -20),
      due,
      currency,
      original: 500_000,
      open: 500_000,
      agreedRate: null,
      reductions: [],
      notices,
      holds: [],
      run: null,
      charges: { open: fees + compensation, fees, compensation },
    };
    const { readyOn } = evaluate(invoice, customer, creditor, profile, law, asOf);
    asOf = laterOf(asOf, readyOn ?? isoDate('2099-12-31'));
    const { step, kind: standing, proposal } = evaluate(invoice, customer, creditor, profile, law, asOf);
    first.push(step?.kind ?? 'none');
    if (step === null || step.kind === 'hand_over') {
      expect(standing).toBe('consider_collection');
      return { first, notices, handedOver: asOf };
    }
    expect(standing).toBe('ready');
    if (proposal === null) throw new Error('ready without a proposal');
    const wanted = profile.steps[step.position]?.claimCompensation === true;
    expect(proposal.compensation > 0).toBe(wanted);
    compensation += proposal.compensation;
    notices.push({
      kind: step.kind,
      form: proposal.form,
      ordinal: step.ordinal,
      sent: asOf,
      deadline: proposal.deadline,
      fee: proposal.fee,
      channel: 'paper',
      claimedInterest: proposal.claimInterest,
    });
  }
}
