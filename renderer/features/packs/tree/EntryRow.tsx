import {
  File,
  FileText,
  GripVertical,
  ListTree,
  LockKeyhole,
  Paperclip,
  SeparatorHorizontal,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { mostBlankPages } from '../../../../shared/model/pack/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Badge } from '../../../ui/text/Badge.tsx'
import { StatusMark } from '../../../ui/text/StatusMark.tsx'
import type { PageSpan } from '../papers/page-plan.ts'
import { notesOf } from '../papers/paper-notes.ts'
import { PaperNotes } from '../papers/PaperNotes.tsx'
import type { Paper } from '../papers/use-papers.ts'
import { entryName } from './name-of.ts'
import { PageRange } from './PageRange.tsx'
import { RenameField } from './RenameField.tsx'
import type { RowActions } from './row-actions.ts'
import { RowMenu } from './RowMenu.tsx'
import styles from './tree.module.css'
import { useEditions } from './use-editions.ts'

interface EntryRowProps {
  paper: Paper
  span: PageSpan | undefined
  isRenaming: boolean
  actions: RowActions
}

/** What is bound: what it is, what was found in it, how many pages it has and which they will be. */
export function EntryRow({ paper, span, isRenaming, actions }: EntryRowProps) {
  const t = useT()
  const { entry, summary, preflight } = paper
  const editions = useEditions(summary)
  const name = entryName(t, paper)
  const isLocked = preflight?.refused === 'password'
  const one = new Set([entry.id])
  const canRename = 'title' in entry || (entry.type === 'attachment' && summary !== undefined)
  return (
    <div className={styles['line']}>
      <Button slot="drag" className={styles['grip'] ?? ''}>
        <GripVertical size={14} />
      </Button>
      <span className={styles['chevron']} />
      <span className={styles['number']}>{iconOf(entry.type)}</span>
      <div className={styles['main']}>
        {isRenaming ? (
          <RenameField
            label={t('packs.tree.name')}
            name={name}
            onDone={(text) => actions.renamed(entry.id, text)}
          />
        ) : (
          <bdi className={styles['entryTitle']}>{name}</bdi>
        )}
        <span className={styles['facts']}>
          {span?.isLate && <Badge tone="accent">{t('packs.tree.late')}</Badge>}
          {entry.type === 'sheet' && <span>{t(`packs.sheetWhat.${entry.sheet}`)}</span>}
          {summary?.symbol && <bdi>{summary.symbol}</bdi>}
          {editions.length > 1 && summary?.language && <span>{t(`language.${summary.language}`)}</span>}
          {summary?.status && summary.status !== 'final' && <StatusMark status={summary.status} />}
          <PaperNotes name={name} notes={notesOf(t, paper)} isChecking={paper.isChecking} />
        </span>
      </div>
      {isLocked && (
        <Button className={styles['unlock'] ?? ''} onPress={() => actions.unlock(entry.id)}>
          <LockKeyhole size={13} aria-hidden="true" />
          {t('packs.tree.givePassword')}
        </Button>
      )}
      {span && <PageRange {...span} />}
      <RowMenu
        name={name}
        items={[
          ...(summary ? [{ id: 'open' as const, act: () => actions.open(entry.id) }] : []),
          ...(entry.type === 'blank' && entry.count < mostBlankPages
            ? [{ id: 'morePages' as const, act: () => actions.setBlank(entry.id, entry.count + 1) }]
            : []),
          ...(entry.type === 'blank' && entry.count > 1
            ? [{ id: 'fewerPages' as const, act: () => actions.setBlank(entry.id, entry.count - 1) }]
            : []),
          ...(canRename ? [{ id: 'rename' as const, act: () => actions.rename(entry.id) }] : []),
          ...(entry.type === 'attachment' && summary?.mediaType === wordType
            ? [{ id: 'makeDocument' as const, act: () => actions.makeDocument(entry.id) }]
            : []),
          ...(isLocked ? [{ id: 'unlock' as const, act: () => actions.unlock(entry.id) }] : []),
          { id: 'up', act: () => actions.step(one, -1) },
          { id: 'down', act: () => actions.step(one, 1) },
          { id: 'remove', act: () => actions.remove(one) },
        ]}
        more={editions
          .filter(({ id }) => id !== summary?.id)
          .map(({ id, language }) => ({
            id,
            label: t('packs.tree.useEdition', { language: language ? t(`language.${language}`) : '' }),
            onAction: () => actions.useEdition(entry.id, id),
          }))}
      />
    </div>
  )
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function iconOf(type: Paper['entry']['type']) {
  const icon = { size: 15, 'aria-hidden': true } as const
  if (type === 'divider') return <SeparatorHorizontal {...icon} />
  if (type === 'blank') return <File {...icon} />
  if (type === 'sheet') return <ListTree {...icon} />
  return type === 'document' ? <FileText {...icon} /> : <Paperclip {...icon} />
}
