import { calculator } from '#shared/contract/calculator.ts';
import { creditors } from '#shared/contract/creditors.ts';
import { customers } from '#shared/contract/customers.ts';
import { intake } from '#shared/contract/intake.ts';
import { jobs } from '#shared/contract/jobs.ts';
import { law } from '#shared/contract/law.ts';
import { notices } from '#shared/contract/notices.ts';
import { office } from '#shared/contract/office.ts';
import { payments } from '#shared/contract/payments.ts';
import { profiles } from '#shared/contract/profiles.ts';
import { reminders } from '#shared/contract/reminders.ts';

/** The whole border between the screens and the backend, one area per file. */
export const contract = {
  office,
  creditors,
  customers,
  intake,
  reminders,
  notices,
  profiles,
  law,
  payments,
  calculator,
  jobs,
};
export type Contract = typeof contract;
