export { evaluate } from '#shared/domain/dunning/evaluate.ts';
export type { AddressField } from '#shared/domain/dunning/missingAddressFields.ts';
export { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
export { isActionable, nextChange, tabOf } from '#shared/domain/dunning/queueTab.ts';
