import { Group, Panel, Separator } from 'react-resizable-panels'
import { Fragment, type ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './layout.module.css'

export interface Pane {
  id: string
  /** What it is, for the handle beside it. */
  name: string
  /** Percentages of the whole; the pane without a size takes what is left. */
  size?: number
  min?: number
  max?: number
  children: ReactNode
}

interface SplitViewProps {
  panes: readonly Pane[]
  /** Percentages by pane id, told once the hand has let go. */
  onResized: (sizes: Readonly<Record<string, number>>) => void
}

/** Panes side by side with handles between them, for pointer and arrow keys. */
export function SplitView({ panes, onResized }: SplitViewProps) {
  const t = useT()
  return (
    <Group
      className={styles['group']}
      orientation="horizontal"
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) onResized(layout)
      }}
    >
      {panes.map((pane, index) => {
        const beside = pane.size === undefined ? panes[index - 1] : pane
        return (
          <Fragment key={pane.id}>
            {index > 0 && (
              <Separator
                className={styles['divider']}
                title={t('ui.resizePane', { name: beside?.name ?? '' })}
              />
            )}
            <Panel
              id={pane.id}
              className={styles['pane']}
              {...(pane.size === undefined ? {} : { defaultSize: `${pane.size}%` })}
              minSize={`${pane.min ?? 15}%`}
              maxSize={`${pane.max ?? 100}%`}
            >
              {pane.children}
            </Panel>
          </Fragment>
        )
      })}
    </Group>
  )
}
