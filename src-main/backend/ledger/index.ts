export { adoptLedger } from '#backend/ledger/adoptLedger.ts';
export { inTransaction, syncRows, type SqlValue } from '#backend/ledger/syncRows.ts';
export { errorCode, ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
export {
  connect,
  kyselyOver,
  ledgerPath,
  openLedger,
  type Connection,
  type Ledger,
  type Reader,
  type Writer,
} from '#backend/ledger/openLedger.ts';
export { takeOfficeLock } from '#backend/ledger/officeLock.ts';
export type { LedgerTables } from '#backend/ledger/schema.ts';
export { contains, isOneOf, tableOf, unindexed } from '#backend/ledger/sqliteExpressions.ts';
