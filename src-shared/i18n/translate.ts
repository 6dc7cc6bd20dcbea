import type { TFunction } from 'i18next';

/** The typed reader of the catalog. */
export type Translate = TFunction;

/** Looks a key up that is only known at run time; `null` where the catalog has no such key. */
export type LookUp = (key: string, params: Readonly<Record<string, string | number>>) => string | null;
