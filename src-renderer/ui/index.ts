export { Alert } from '#renderer/ui/Alert.tsx';
export { Button, IconButton, TextButton } from '#renderer/ui/Button.tsx';
export { Checkbox } from '#renderer/ui/Checkbox.tsx';
export { Chips } from '#renderer/ui/Chips.tsx';
export { classNames } from '#renderer/ui/classNames.ts';
export { DateField } from '#renderer/ui/DateField.tsx';
export { Dialog } from '#renderer/ui/Dialog.tsx';
export { EmptyState } from '#renderer/ui/EmptyState.tsx';
export { FloatingMenu } from '#renderer/ui/FloatingMenu.tsx';
export { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
export { Day, Money } from '#renderer/ui/Money.tsx';
export { MoneyField, NumberField } from '#renderer/ui/NumberField.tsx';
export { Progress } from '#renderer/ui/Progress.tsx';
export { RadioList } from '#renderer/ui/RadioList.tsx';
export { ReasonLine, ReasonList } from '#renderer/ui/ReasonList.tsx';
export { SearchField } from '#renderer/ui/SearchField.tsx';
export { Select } from '#renderer/ui/Select.tsx';
export { PanelSection, SidePanel } from '#renderer/ui/SidePanel.tsx';
export { Switch } from '#renderer/ui/Switch.tsx';
export { Tabs } from '#renderer/ui/Tabs.tsx';
export { TextField } from '#renderer/ui/TextField.tsx';
export { TextsProvider, useTexts } from '#renderer/ui/texts.tsx';
export { Tip } from '#renderer/ui/Tip.tsx';
export { showToast } from '#renderer/ui/toasts.ts';
export { Toasts } from '#renderer/ui/Toasts.tsx';
export {
  VirtualTable,
  type CellPlace,
  type TableColumn,
  type VirtualTableHandle,
} from '#renderer/ui/VirtualTable.tsx';
