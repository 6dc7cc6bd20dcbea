import { describe, expect, test } from 'vitest';
import presets from '#resources/law/no/profiles.json' with { type: 'json' };
import { daysBetween, isoDate, laterOf } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import { parseProfiles } from '#shared/domain/law/parseProfiles.ts';
import { norwegianLaw } from '#test/domain/arbitraries.ts';
import { overdueInvoice, someCreditor, someCustomer } from '#test/domain/overdueInvoice.ts';
import { changed } from '#test/law/changed.ts';

const law = norwegianLaw();
const parsed = parseProfiles(presets);
const ready = parsed.ok ? parsed.value : [];

const creditor = someCreditor({ postalDays: 2 });

describe('the ready-made profiles', () => {
  test('are gentle, standard and strict for persons and for companies', () => {
    expect(ready.map(({ debtorKind, preset }) => `${debtorKind}/${preset}`).toSorted()).toEqual([
      'company/gentle',
      'company/standard',
      'company/strict',
      'person/gentle',
      'person/standard',
      'person/strict',
    ]);
  });

  test.each(ready.map((preset) => [`${preset.debtorKind}/${preset.preset}`, preset] as const))(
    '%s leads by its own steps to collection, each on its day and with every fee allowed',
    (_name, { steps, names, debtorKind }) => {
      const customer = someCustomer({ kind: debtorKind });
      const notices: SentNotice[] = [];
      let asOf = isoDate('2026-03-16');
      let openFees = 0;
      for (const step of steps) {
        const invoice = overdueInvoice({ due: isoDate('2026-03-16'), notices, openFees });
        const profile = { name: names.en, steps };
        const { readyOn } = evaluate(invoice, customer, creditor, profile, law, asOf);
        expect(readyOn).not.toBeNull();
        asOf = laterOf(asOf, readyOn ?? asOf);
        const standing = evaluate(invoice, customer, creditor, profile, law, asOf);
        expect(standing.step?.kind).toBe(step.kind);
        if (step.kind === 'hand_over') {
          expect(standing.kind).toBe('consider_collection');
          break;
        }
        expect(standing.kind).toBe('ready');
        expect(standing.proposal?.fee).toBe(step.fee === 'statutory' ? 3800 : 0);
        const { fee, claimInterest, deadline } = standing.proposal ?? {
          fee: 0,
          claimInterest: false,
          deadline: asOf,
        };
        expect(daysBetween(asOf, deadline)).toBeGreaterThanOrEqual(14);
        const ordinal = standing.step?.ordinal ?? 0;
        notices.push({
          kind: step.kind,
          ordinal,
          sent: asOf,
          deadline,
          fee,
          claimedInterest: claimInterest,
          channel: 'paper',
        });
        openFees += fee;
      }
      expect(notices.map(({ kind, ordinal }) => `${kind} ${ordinal}`)).toEqual([
        'reminder 1',
        'reminder 2',
        'collection_notice 1',
      ]);
    },
  );

  test.each([
    ['presets.0.steps.0.kind', 'letter', 'data_wrong_shape'],
    ['presets.0.steps.0.kind', 'collection_notice', 'data_steps_out_of_order'],
    ['presets.0.steps.3.kind', 'reminder', 'data_steps_out_of_order'],
    ['presets.0.steps.0.deadlineDays', 0, 'data_steps_out_of_order'],
    ['presets.0.steps.0.channels', [], 'data_steps_out_of_order'],
    ['presets.0.steps.0.channels', ['pigeon'], 'data_wrong_shape'],
    ['presets.0.steps.0.fee', 'some', 'data_wrong_shape'],
    ['presets.0.steps.0.fee', -5, 'data_out_of_range'],
    ['presets.0.steps.0.waitDays', 1000, 'data_out_of_range'],
    ['presets.0.names.en', '', 'data_wrong_shape'],
    ['presets.0.preset', 'standard', 'data_preset_twice'],
    ['country', 'SE', 'data_wrong_shape'],
  ])('are refused with %s = %j', (path, value, code) => {
    const broken = parseProfiles(changed(presets, path.split('.'), value));
    expect(broken.ok ? [] : broken.error.map((problem) => problem.code)).toContain(code);
  });

  test.each([
    ['no collection notice', [0, 1, 3]],
    ['two collection notices', [0, 2, 2, 3]],
    ['no hand-over', [0, 1, 2]],
    ['two hand-overs', [0, 2, 3, 3]],
    ['a reminder after the collection notice', [2, 0, 3]],
  ])('are refused with %s', (_name, places) => {
    const steps = places.map((place) => presets.presets[0]?.steps[place]);
    const broken = parseProfiles(changed(presets, ['presets', '0', 'steps'], steps));
    expect(broken.ok ? [] : broken.error.map((problem) => problem.code)).toEqual(['data_steps_out_of_order']);
  });

  test('may name a fee in minor units', () => {
    expect(parseProfiles(changed(presets, ['presets', '0', 'steps', '1', 'fee'], 2500)).ok).toBe(true);
  });
});
