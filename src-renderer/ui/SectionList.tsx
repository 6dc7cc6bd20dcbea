import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/SectionList.module.css';

/** A titled part of the list. */
export interface ListSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  readonly id: string;
  readonly title: string;
  /** Stands behind the title, e.g. how much waits there; null for nothing. */
  readonly count: string | null;
  /** What the count means, read out with the title. */
  readonly countMeaning?: string;
}

interface Props {
  readonly label: string;
  readonly sections: readonly ListSection[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** A list in parts of which one item is chosen; what is chosen stands beside it. Arrow keys walk through it. */
export function SectionList({ label, sections, selected, onSelect }: Props) {
  return (
    <ListBox
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onSelect(String(key));
      }}
      className={classNames(styles['list'])}
    >
      {sections.map((section) => (
        <ListBoxSection key={section.id} id={section.id} className={classNames(styles['section'])}>
          <Header className={classNames(styles['title'])}>{section.title}</Header>
          {section.items.map((item) => (
            <ListBoxItem
              key={item.id}
              id={item.id}
              textValue={item.title}
              className={classNames(styles['item'])}
            >
              <span>{item.title}</span>
              {item.count !== null && (
                <span className={styles['count']} title={item.countMeaning}>
                  <span aria-hidden={item.countMeaning !== undefined}>{item.count}</span>
                  {item.countMeaning !== undefined && (
                    <span className={styles['hidden']}>{item.countMeaning}</span>
                  )}
                </span>
              )}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}
