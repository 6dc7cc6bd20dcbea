import { createContext, useContext, type ReactNode } from 'react';

/** The card of a customer, which may belong to another creditor than the one that is looked at. */
interface CardPlace {
  readonly creditorId: number;
  readonly customerId: number;
}

type AddressOf = (place: CardPlace) => string;

const CustomerLinksContext = createContext<AddressOf | null>(null);

interface Props {
  /** The address of the page that shows a customer's card. */
  readonly addressOf: AddressOf;
  readonly children: ReactNode;
}

/** Lets every list that names a customer lead to its card. */
export function CustomerLinks({ addressOf, children }: Props) {
  return <CustomerLinksContext value={addressOf}>{children}</CustomerLinksContext>;
}

/** A link to a customer's card; plain text where nothing leads there. */
export function CustomerLink({
  creditorId,
  customerId,
  children,
}: CardPlace & { readonly children: ReactNode }) {
  const addressOf = useContext(CustomerLinksContext);
  return addressOf === null ? children : <a href={addressOf({ creditorId, customerId })}>{children}</a>;
}
