export { BlockedPage } from '#renderer/features/customers/BlockedPage.tsx';
export { CustomerLinks } from '#renderer/features/customers/CustomerLinks.tsx';
export { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
export { HoldDialog } from '#renderer/features/customers/HoldDialog.tsx';
export { HoldList } from '#renderer/features/customers/HoldList.tsx';
export { LiftDialog } from '#renderer/features/customers/LiftDialog.tsx';
export { type CardTab, cardTabs, CustomerPage } from '#renderer/features/customers/card/CustomerPage.tsx';
export {
  ChangesPage,
  type ChangesTab,
  changesTabs,
} from '#renderer/features/customers/changes/ChangesPage.tsx';
export { CustomersPage } from '#renderer/features/customers/list/CustomersPage.tsx';
export { showCustomers } from '#renderer/features/customers/list/customersView.ts';
export {
  MissingPage,
  type MissingTab,
  missingTabs,
} from '#renderer/features/customers/missing/MissingPage.tsx';
