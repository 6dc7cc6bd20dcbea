export { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
export { BlockedPage } from '#renderer/features/customers/BlockedPage.tsx';
export { HoldDialog } from '#renderer/features/customers/HoldDialog.tsx';
export { HoldList } from '#renderer/features/customers/HoldList.tsx';
export { LiftDialog } from '#renderer/features/customers/LiftDialog.tsx';
export { MissingAddressesPage } from '#renderer/features/customers/MissingAddressesPage.tsx';
