import { createContext, useContext, type ReactNode } from 'react';

type AddressOf = (reference: string) => string;

const LawLinksContext = createContext<AddressOf | null>(null);

interface Props {
  /** The address of the page that shows the figures of a place in the law. */
  readonly addressOf: AddressOf;
  readonly children: ReactNode;
}

/** Lets every badge of a figure that is not confirmed lead to where it can be confirmed. */
export function LawLinks({ addressOf, children }: Props) {
  return <LawLinksContext value={addressOf}>{children}</LawLinksContext>;
}

/** The address of a place in the law; null where nothing leads there, or where no place is named. */
export function useLawAddress(reference: string | undefined): string | null {
  const addressOf = useContext(LawLinksContext);
  return addressOf === null || reference === undefined ? null : addressOf(reference);
}
