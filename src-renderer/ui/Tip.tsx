import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Tip.module.css';

/** A short explanation that appears beside a button on hover and on focus. */
export function Tip({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className={classNames(styles['tip'])} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
