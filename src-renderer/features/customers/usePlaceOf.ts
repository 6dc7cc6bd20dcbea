import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import { api } from '#renderer/api/client.ts';

/** Figures of a whole postcode by country; other countries' postcodes bring nothing along. */
const figures: Readonly<Record<string, number>> = { NO: 4, DK: 4, SE: 5, FI: 5 };

/**
 * Brings the place of a postcode along. What somebody has entered is left alone: only an empty place, or one that came
 * from the postcode before, is filled.
 */
export function usePlaceOf(
  entered: CustomerAddress,
  setEntered: (change: (before: CustomerAddress) => CustomerAddress) => void,
): { readonly follow: (address: CustomerAddress) => void; readonly leave: () => void } {
  const cache = useQueryClient();
  const filled = useRef<string | null>(null);
  return {
    follow: ({ postcode, country }) => {
      const code = postcode.replaceAll(/\s/g, '');
      const land = country.trim().toUpperCase();
      if (entered.city !== '' && entered.city !== filled.current) return;
      if (!/^\d+$/.test(code) || code.length !== figures[land]) return;
      const ask = api.customers.placeOf.queryOptions({ input: { country: land, postcode: code } });
      const fill = ({ city }: { readonly city: string | null }) => {
        if (city === null) return;
        setEntered((before) => {
          const isSame = before.postcode.replaceAll(/\s/g, '') === code;
          if (!isSame || (before.city !== '' && before.city !== filled.current)) return before;
          filled.current = city;
          return { ...before, city };
        });
      };
      // A place that cannot be had is entered by hand.
      cache.query(ask).then(fill, () => undefined);
    },
    leave: () => {
      filled.current = null;
    },
  };
}
