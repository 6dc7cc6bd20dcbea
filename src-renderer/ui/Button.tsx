import type { ReactNode } from 'react';
import { Button as AriaButton, Link as AriaLink, type ButtonProps } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Button.module.css';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly look?: Look;
  /** While what it started is under way: it keeps the focus and does nothing more. */
  readonly isPending?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A button with a text; `primary` once per view, `danger` for what cannot be undone. */
export function Button({ look = 'plain', icon, isPending = false, children, onPress, type, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      {...(isPending || onPress === undefined ? {} : { onPress })}
      type={isPending || type === undefined ? 'button' : type}
      aria-busy={isPending}
      className={classNames(styles['button'], styles[look], isPending && styles['pending'])}
    >
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: 'small' | 'normal';
}

/** A button that shows only an icon; its name is read out and stands in its title. */
export function IconButton({ label, children, size = 'normal', ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      render={(props) => <button {...props} type="button" title={label} />}
      className={classNames(styles['icon'], size === 'small' && styles['iconSmall'])}
    >
      {children}
    </AriaButton>
  );
}

/** A text that acts like a link. */
export function TextButton({
  children,
  onPress,
}: {
  readonly children: ReactNode;
  readonly onPress: () => void;
}) {
  return (
    <AriaLink className={classNames(styles['text'])} onPress={onPress}>
      {children}
    </AriaLink>
  );
}
