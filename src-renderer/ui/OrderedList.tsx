import { EllipsisVertical, GripVertical } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  Button as AriaButton,
  GridList,
  GridListItem,
  useDragAndDrop,
  type DroppableCollectionReorderEvent,
} from 'react-aria-components';
import { IconButton } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/OrderedList.module.css';

/** An item of a list whose order somebody decides. */
export interface OrderedItem {
  readonly id: string;
  readonly title: string;
  readonly detail: ReactNode;
  /** Stands at the right, e.g. that something is wrong with it. */
  readonly mark?: ReactNode;
  /** Keeps its place: it cannot be dragged, and nothing goes past it. */
  readonly isFixed?: boolean;
  readonly entries: readonly MenuEntry[];
}

interface Props {
  readonly label: string;
  readonly items: readonly OrderedItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Puts an item at a place, counted from 0 among the others. */
  readonly onMove: (id: string, to: number) => void;
}

/**
 * A list in an order of one's own: dragged by the handle with a mouse or the keyboard, or moved by Alt with the arrows,
 * or by the menu of the item. Every move is read out. Exactly one item is the selected one.
 */
export function OrderedList({ label, items, selected, onSelect, onMove }: Props) {
  const { t } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);
  const [told, setTold] = useState('');
  const fixedFrom = items.findIndex((item) => item.isFixed === true);
  const last = (fixedFrom === -1 ? items.length : fixedFrom) - 1;

  const move = (id: string, to: number): void => {
    const from = items.findIndex((item) => item.id === id);
    const item = items[from];
    const place = Math.max(0, Math.min(last, to));
    if (item === undefined || item.isFixed === true || place === from) return;
    moved.current = id;
    onMove(id, place);
    setTold(t('words.order.moved', { title: item.title, place: place + 1, of: last + 1 }));
  };
  // A row that changes its place in the document loses the focus; it gets it back.
  useEffect(() => {
    if (moved.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(moved.current)}"]`);
    moved.current = null;
    row?.focus();
  }, [items]);

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }: DroppableCollectionReorderEvent) => {
      const [key] = keys;
      const others = items.filter((item) => item.id !== key);
      const beside = others.findIndex((item) => item.id === target.key);
      if (key !== undefined && beside !== -1) {
        move(String(key), target.dropPosition === 'before' ? beside : beside + 1);
      }
    },
  });

  return (
    <>
      {/* The keys are those of the rows inside, which take the focus. */}
      <div onKeyDownCapture={(event) => moveByKey(event, items, move)} role="presentation">
        <GridList
          ref={list}
          aria-label={label}
          items={items}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[selected]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            if (key !== undefined) onSelect(String(key));
          }}
          dragAndDropHooks={dragAndDropHooks}
          dependencies={[items]}
          className={classNames(styles['list'])}
        >
          {(item) => (
            <GridListItem id={item.id} textValue={item.title} className={classNames(styles['item'])}>
              <AriaButton
                slot="drag"
                aria-label={t('words.order.drag', { title: item.title })}
                isDisabled={item.isFixed === true}
                className={classNames(styles['handle'])}
              >
                <GripVertical aria-hidden />
              </AriaButton>
              <span className={styles['place']}>{items.indexOf(item) + 1}</span>
              <span className={styles['text']}>
                <b>{item.title}</b>
                <small>{item.detail}</small>
              </span>
              {item.mark}
              {(item.entries.length > 0 || item.isFixed !== true) && (
                <Menu
                  label={t('words.order.menu', { title: item.title })}
                  trigger={
                    <IconButton size="small" label={t('words.order.menu', { title: item.title })}>
                      <EllipsisVertical />
                    </IconButton>
                  }
                  entries={[...orderEntries(item), ...item.entries]}
                />
              )}
            </GridListItem>
          )}
        </GridList>
      </div>
      <span className={styles['told']} aria-live="assertive">
        {told}
      </span>
    </>
  );

  function orderEntries(item: OrderedItem): MenuEntry[] {
    if (item.isFixed === true) return [];
    const at = items.indexOf(item);
    return [
      {
        id: 'up',
        title: t('words.order.up'),
        isDisabled: at === 0,
        onSelect: () => move(item.id, at - 1),
      },
      {
        id: 'down',
        title: t('words.order.down'),
        isDisabled: at >= last,
        onSelect: () => move(item.id, at + 1),
      },
    ];
  }
}

function moveByKey(
  event: KeyboardEvent<HTMLDivElement>,
  items: readonly OrderedItem[],
  move: (id: string, to: number) => void,
): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-key]') : null;
  const id = row?.dataset['key'];
  if (id === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const at = items.findIndex((item) => item.id === id);
  move(id, at + (event.key === 'ArrowUp' ? -1 : 1));
}
