import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'

interface TabsProps<T extends string> {
  label: string
  tabs: readonly { id: T; label: ReactNode }[]
  value: T
  onChange: (value: T) => void
  /** What the chosen tab shows. */
  children: ReactNode
}

/** Views of one thing. */
export function Tabs<T extends string>({ label, tabs, value, onChange, children }: TabsProps<T>) {
  return (
    <AriaTabs selectedKey={value} onSelectionChange={(chosen) => onChange(chosen as T)} className="flex min-h-0 flex-1 flex-col outline-none">
      <TabList aria-label={label} items={tabs} className="flex gap-1 overflow-x-auto border-b border-line">
        {(tab) => (
          <Tab
            id={tab.id}
            className="figures -mb-px cursor-default border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-ink-2 outline-offset-[-2px] hover:text-ink data-selected:border-ink data-selected:text-ink"
          >
            {tab.label}
          </Tab>
        )}
      </TabList>
      <TabPanel key={value} id={value} className="flex min-h-0 flex-1 flex-col pt-4 outline-offset-4">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
