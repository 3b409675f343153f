import { GripVertical, ListChecks } from 'lucide-react'
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button as PressButton } from '../../../ui/action/Button.tsx'
import { KindIcon } from '../../records/index.ts'
import type { Draft } from './pack-tree.ts'
import styles from './shelf.module.css'
import type { AtHand } from './use-at-hand.ts'
import { recordType } from './use-tree-drag.tsx'

interface ShelfProps {
  papers: readonly AtHand[]
  agenda: Draft['agenda']
  /** Puts papers under their items; one without goes where things are added. */
  onAdd: (papers: readonly AtHand[]) => void
}

/** Papers of the meeting that are not in the pack: dragged onto the tree, or pressed. */
export function Shelf({ papers, agenda, onAdd }: ShelfProps) {
  const t = useT()
  const byId = new Map<string, AtHand>(papers.map((each) => [each.summary.id, each]))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [recordType]: String(key),
        'text/plain': byId.get(String(key))?.summary.title ?? '',
      })),
    getAllowedDropOperations: () => ['copy'],
  })
  const issued = papers.filter(({ itemId }) => itemId !== null)
  const detailOf = ({ itemId, isBefore, summary }: AtHand) => {
    const item = agenda?.find(({ id }) => id === itemId)
    if (item) return t('packs.shelf.item', { number: item.number })
    return isBefore ? t('packs.shelf.before') : (summary.symbol ?? '')
  }
  if (papers.length === 0) return null
  return (
    <details className={styles['shelf']} open={papers.length <= 6}>
      <summary>{t('packs.shelf.title', { count: papers.length })}</summary>
      <div className={styles['tools']}>
        <span>{t('packs.shelf.hint')}</span>
        {issued.length > 0 && (
          <PressButton size="small" icon={<ListChecks size={14} />} onPress={() => onAdd(issued)}>
            {t('packs.shelf.fill', { count: issued.length })}
          </PressButton>
        )}
      </div>
      <GridList
        aria-label={t('packs.shelf.label')}
        className={styles['papers'] ?? ''}
        layout="grid"
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => {
          const paper = byId.get(String(key) as RecordId)
          if (paper) onAdd([paper])
        }}
      >
        {papers.map((paper) => (
          <GridListItem
            key={paper.summary.id}
            id={paper.summary.id}
            textValue={paper.summary.title}
            className={styles['paper'] ?? ''}
          >
            <Button slot="drag" className={styles['grip'] ?? ''}>
              <GripVertical size={13} />
            </Button>
            <KindIcon kind={paper.summary.kind} size={14} />
            <bdi>{paper.summary.title}</bdi>
            <span>{detailOf(paper)}</span>
          </GridListItem>
        ))}
      </GridList>
    </details>
  )
}
