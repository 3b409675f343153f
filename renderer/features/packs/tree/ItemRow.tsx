import { ChevronRight, GripVertical } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { AgendaItem } from '../../../../shared/model/meeting/v1.ts'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Badge } from '../../../ui/text/Badge.tsx'
import type { PagePlan } from '../papers/page-plan.ts'
import { useItemTimes } from './item-times-context.ts'
import { PageRange } from './PageRange.tsx'
import { itemKey } from './pack-tree.ts'
import { RenameField } from './RenameField.tsx'
import type { RowActions } from './row-actions.ts'
import { RowMenu } from './RowMenu.tsx'
import styles from './tree.module.css'

interface ItemRowProps {
  item: AgendaItem
  entries: readonly PackEntry[]
  plan: PagePlan
  isOpen: boolean
  isRenaming: boolean
  actions: RowActions
}

/** An item of the agenda: what it is, who presents it, when, what is asked, and the pages of its papers. */
export function ItemRow({ item, entries, plan, isOpen, isRenaming, actions }: ItemRowProps) {
  const t = useT()
  const key = itemKey(item.id)
  const clock = useItemTimes(item.id)
  const spans = entries.flatMap(({ id }) => plan.spans.get(id) ?? [])
  const [first, last] = [spans[0], spans.at(-1)]
  return (
    <div className={styles['line']} data-open={isOpen || undefined}>
      <Button slot="drag" className={styles['grip'] ?? ''}>
        <GripVertical size={14} />
      </Button>
      {entries.length > 0 ? (
        <Button slot="chevron" className={styles['chevron'] ?? ''}>
          <ChevronRight size={14} />
        </Button>
      ) : (
        <span className={styles['chevron']} />
      )}
      <span className={styles['number']}>{item.number}</span>
      <div className={styles['main']}>
        {isRenaming ? (
          <RenameField
            label={t('packs.tree.itemTitle')}
            name={item.title}
            onDone={(name) => actions.renamed(key, name)}
          />
        ) : (
          <bdi className={styles['itemTitle']}>{item.title}</bdi>
        )}
        <span className={styles['facts']}>
          {clock && <bdi>{clock}</bdi>}
          {item.presenter && <bdi>{item.presenter}</bdi>}
          {item.ask && <Badge tone="primary">{t(`ask.${item.ask}`)}</Badge>}
          {entries.length === 0 && <span className={styles['none']}>{t('packs.tree.noPaper')}</span>}
        </span>
      </div>
      {first && last && (
        <PageRange
          first={first.first}
          last={last.last}
          pages={null}
          isSure={spans.every(({ isSure }) => isSure)}
          isLate={false}
        />
      )}
      <RowMenu
        name={item.title}
        items={[
          { id: 'details', act: () => actions.details(key) },
          { id: 'rename', act: () => actions.rename(key) },
          { id: 'up', act: () => actions.step(new Set([key]), -1) },
          { id: 'down', act: () => actions.step(new Set([key]), 1) },
          { id: 'removeItem', act: () => actions.remove(new Set([key])) },
        ]}
      />
    </div>
  )
}
