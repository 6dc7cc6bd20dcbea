import type { ProfileCard, ProfileListRow } from '#shared/contract/profiles.ts';
import { profileProblems } from '#shared/domain/dunning/profileProblems.ts';
import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Threads } from '#backend/jobs/index.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Ledger, Reader } from '#backend/ledger/index.ts';
import type { PreviewSubject } from '#backend/notices/index.ts';
import { reproject, type StandingsKeeper } from '#backend/reminders/index.ts';
import { addNewProfile } from '#backend/profiles/addNewProfile.ts';
import { readAssignedCustomers } from '#backend/profiles/assignedCustomers.ts';
import { type EffectInput, noEffect } from '#backend/profiles/effectOfProfile.ts';
import { readExampleFacts, readExampleInvoices } from '#backend/profiles/exampleInvoices.ts';
import { moveCustomers, selectedCustomers } from '#backend/profiles/moveCustomers.ts';
import { readProfileEvents } from '#backend/profiles/profileEvents.ts';
import { writeProfileEvent } from '#backend/profiles/profileEvent.ts';
import { readFrame } from '#backend/profiles/profileFrame.ts';
import {
  countFollowers,
  readProfile,
  readProfilesOf,
  type StoredProfile,
} from '#backend/profiles/profileRow.ts';
import { previewProfileLetter } from '#backend/profiles/profileLetter.ts';
import { makeDefault, removeProfile } from '#backend/profiles/profileUse.ts';
import { saveProfile } from '#backend/profiles/saveProfile.ts';

/** What the handlers of the area work with. */
export interface ProfileMeans {
  readonly laws: LawBook;
  readonly resources: string;
  readonly ledger: Ledger;
  readonly threads: Threads;
  readonly keeper: StandingsKeeper;
}

/** The handlers of the area `profiles`: how a creditor reminds, who follows which profile, and what was done under it. */
export function createProfileHandlers(means: ProfileMeans) {
  const { laws, resources, ledger, threads, keeper } = means;
  const problemsOf = (profile: StoredProfile, today: IsoDate): readonly ProfileProblem[] =>
    profileProblems(
      profile.changes ?? profile.settings,
      profile.debtorKind,
      prepareLaw(lawOf(laws, profile.country)),
      today,
    );
  const by = ({ clock, actor }: Pick<CommandContext, 'clock' | 'actor'>) => ({ now: clock.now(), actor });

  return {
    list: asQuery.profiles.list.handler(async ({ input, context: { db, clock } }) => {
      const country = await readCountry(db, input.creditorId);
      const law = prepareLaw(lawOf(laws, country));
      const [stored, followers] = await Promise.all([
        readProfilesOf(db, input.creditorId),
        countFollowers(db, input.creditorId),
      ]);
      const rows = stored.map((profile): ProfileListRow => {
        const { id, debtorKind, state, isDefault, settings, changes } = profile;
        const problems = profileProblems(settings, debtorKind, law, clock.today());
        return {
          id,
          debtorKind,
          name: settings.name,
          state,
          hasChanges: changes !== null,
          isDefault,
          ...followers(profile),
          notices: settings.steps.filter((step) => step.kind !== 'hand_over').length,
          unlawful: problems.filter((problem) => problem.severity === 'unlawful').length,
        };
      });
      return rows.sort((a, b) => a.debtorKind.localeCompare(b.debtorKind) || a.id - b.id);
    }),

    get: asQuery.profiles.get.handler(async ({ input, context: { db, clock } }): Promise<ProfileCard> => {
      const profile = await readProfile(db, input.profileId);
      const followers = await countFollowers(db, profile.creditorId);
      const { country: _, ...card } = profile;
      return { ...card, ...followers(profile), problems: [...problemsOf(profile, clock.today())] };
    }),

    frame: asQuery.profiles.frame.handler(async ({ input, context: { db, clock } }) =>
      readFrame(db, input.creditorId, laws, resources, clock.today()),
    ),

    add: asCommand.profiles.add.handler(async ({ input, context }) => {
      const law = lawOf(laws, await readCountry(context.db, input.creditorId));
      const id = await addNewProfile(context.db, input, { law, resources, today: context.clock.today() });
      const profile = { id, creditorId: input.creditorId };
      const { from } = input;
      const copyOf = from.kind === 'blank' ? null : from.kind === 'preset' ? from.preset : from.profileId;
      await writeProfileEvent(context.db, profile, 'profile_added', { from: from.kind, copyOf }, by(context));
      context.changed('profiles', 'creditors');
      return { id };
    }),

    save: asCommand.profiles.save.handler(async ({ input, context }) => {
      const { db, clock } = context;
      const profile = await readProfile(db, input.profileId);
      const law = lawOf(laws, profile.country);
      const saved = await saveProfile(db, profile, input, { law, today: clock.today(), ...by(context) });
      context.changed('profiles');
      if (saved.inForce) await remake(context, profile.creditorId);
      return { revision: saved.revision };
    }),

    discardChanges: asCommand.profiles.discardChanges.handler(async ({ input, context }) => {
      const profile = await readProfile(context.db, input.profileId);
      if (profile.changes === null) return { revision: profile.revision };
      const revision = profile.revision + 1;
      await context.db
        .updateTable('profile')
        .set({ draft: null, revision })
        .where('id', '=', profile.id)
        .execute();
      await writeProfileEvent(context.db, profile, 'profile_draft_discarded', {}, by(context));
      context.changed('profiles');
      return { revision };
    }),

    remove: asCommand.profiles.remove.handler(async ({ input, context }) => {
      const profile = await readProfile(context.db, input.profileId);
      await removeProfile(context.db, profile, by(context));
      context.changed('profiles', 'creditors', 'customers');
      return {};
    }),

    makeDefault: asCommand.profiles.makeDefault.handler(async ({ input, context }) => {
      const profile = await readProfile(context.db, input.profileId);
      await makeDefault(context.db, profile, by(context));
      context.changed('profiles');
      await remake(context, profile.creditorId);
      return {};
    }),

    effect: asQuery.profiles.effect.handler(async ({ input, context: { db, clock } }) => {
      const {
        id: profileId,
        creditorId,
        debtorKind,
        state,
        country,
      } = await readProfile(db, input.profileId);
      // Nothing follows a draft.
      if (state === 'draft') return noEffect;
      const task: EffectInput = {
        ledgerPath: ledger.path,
        creditorId,
        profileId,
        debtorKind,
        settings: input.settings,
        asOf: clock.today(),
        law: lawOf(laws, country),
      };
      return threads.run('standings', 'effect', task);
    }),

    customers: asQuery.profiles.customers.handler(async ({ input, context: { db } }) => {
      const profile = await readProfile(db, input.filter.profileId);
      return readAssignedCustomers(db, profile, input.filter, input.offset, input.limit);
    }),

    moveCustomers: asCommand.profiles.moveCustomers.handler(async ({ input, context }) => {
      const { db, clock } = context;
      const law = lawOf(laws, await readCountry(db, input.creditorId));
      const customerIds = await selectedCustomers(db, input.selection);
      const ids = await moveCustomers(db, { ...input, customerIds }, by(context));
      if (ids.length === 0) return { moved: 0 };
      await reproject(db, input.creditorId, law, clock.today(), { kind: 'customers', ids });
      context.changed('profiles', 'customers', 'reminders', 'creditors');
      context.afterCommit(() => void keeper.ensure(input.creditorId));
      return { moved: ids.length };
    }),

    events: asQuery.profiles.events.handler(async ({ input, context: { db } }) =>
      readProfileEvents(db, await readProfile(db, input.profileId), input),
    ),

    exampleInvoices: asQuery.profiles.exampleInvoices.handler(async ({ input, context: { db } }) =>
      readExampleInvoices(db, await readProfile(db, input.profileId), input.search, input.limit),
    ),

    exampleFacts: asQuery.profiles.exampleFacts.handler(async ({ input, context: { db, clock } }) =>
      readExampleFacts(db, input.invoiceId, laws, clock.today()),
    ),

    preview: asQuery.profiles.preview.handler(async ({ input, context: { db, clock } }) => {
      const profile = await readProfile(db, input.profileId);
      // Days on the wire are texts.
      const subject = input.subject as PreviewSubject;
      const law = lawOf(laws, profile.country);
      const letter = await previewProfileLetter(db, profile, { ...input, subject }, law, clock.today());
      return { model: letter.model, missing: [...letter.missing] };
    }),
  };

  /** The standings of the whole creditor follow; they are made anew in their thread once this is committed. */
  async function remake({ db, changed, afterCommit }: CommandContext, creditorId: number): Promise<void> {
    await db
      .updateTable('creditor')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', creditorId)
      .execute();
    changed('reminders', 'creditors', 'customers');
    afterCommit(() => void keeper.ensure(creditorId));
  }
}

async function readCountry(db: Reader, creditorId: number): Promise<string> {
  const row = await db
    .selectFrom('creditor')
    .select('country')
    .where('id', '=', creditorId)
    .executeTakeFirst();
  return row?.country ?? refuse('creditor_not_found', { creditor: creditorId });
}
