import { creditors } from '#shared/contract/creditors.ts';
import { customers } from '#shared/contract/customers.ts';
import { intake } from '#shared/contract/intake.ts';
import { jobs } from '#shared/contract/jobs.ts';
import { notices } from '#shared/contract/notices.ts';
import { office } from '#shared/contract/office.ts';
import { reminders } from '#shared/contract/reminders.ts';

/** The whole border between the screens and the backend, one area per file. */
export const contract = { office, creditors, customers, intake, reminders, notices, jobs };
export type Contract = typeof contract;
