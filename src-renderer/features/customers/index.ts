export { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
export { HoldDialog, type HoldKind } from '#renderer/features/customers/HoldDialog.tsx';
export { HoldList } from '#renderer/features/customers/HoldList.tsx';
export { MissingAddressesPage } from '#renderer/features/customers/MissingAddressesPage.tsx';
