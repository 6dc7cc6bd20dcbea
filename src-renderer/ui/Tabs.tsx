import { useEffect, useRef, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Tabs.module.css';

/** One tab with how much stands behind it. */
export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly count: string | null;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** The one panel under the tabs; it shows what belongs to the selected one. */
  readonly children: ReactNode;
}

/** Tabs over one shared panel. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: Props<Id>) {
  const root = useRef<HTMLDivElement>(null);
  // The panel is one for all tabs, and React Aria names it once, after the first of them.
  useEffect(() => {
    const tab = root.current?.querySelector('[role="tab"][aria-selected="true"]');
    const panel = root.current?.querySelector('[role="tabpanel"]');
    const id = tab?.getAttribute('aria-controls');
    if (id != null && panel != null) panel.id = id;
  }, [selected]);
  return (
    <AriaTabs
      ref={root}
      className={classNames(styles['tabs'])}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(key as Id)}
    >
      <TabList aria-label={label} className={classNames(styles['list'])}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classNames(styles['tab'])}>
            {tab.title}
            {tab.count !== null && <span className={styles['count']}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {/* A panel of its own for each tab: one that is only given another name would not belong to the new tab. */}
      <TabPanel key={selected} id={selected} className={classNames(styles['panel'])}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
