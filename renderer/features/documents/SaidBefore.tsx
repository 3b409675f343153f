import { useQuery } from '@tanstack/react-query'
import { ArrowUpRight, Quote, Superscript } from 'lucide-react'
import type { SimilarPassage } from '../../../shared/contract/search.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import type { CitationForm } from '../../editor/index.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { Highlighted } from '../../ui/text/Highlighted.tsx'
import { KindIcon, typeName } from '../records/index.ts'
import styles from './said-before.module.css'

interface SaidBeforeProps {
  /** The document that is being written. */
  id: RecordId
  /** The paragraph at hand. */
  text: string
  onCite: (passage: SimilarPassage, form: CitationForm) => void
  onClose: () => void
}

/** Paragraphs of other documents that say much the same as the one at hand; they can be opened, or cited there. */
export function SaidBefore({ id, text, onCite, onClose }: SaidBeforeProps) {
  const t = useT()
  const query = useQuery(
    useQueries().search.similar.queryOptions({
      input: { text: text.slice(0, 20_000), exclude: id },
      enabled: text !== '',
      gcTime: 0,
    }),
  )
  const passages = query.data ?? []
  return (
    <Dialog title={t('command.edit.saidBefore')} isOpen onClose={onClose} size="wide">
      <blockquote className={styles['asked']} dir="auto">
        {text || t('saidBefore.noText')}
      </blockquote>
      {query.error && <Notice tone="bad">{errorSentence(t, query.error)}</Notice>}
      {query.isLoading && <Skeleton lines={5} />}
      {query.data && (
        <p className={styles['count']} aria-live="polite">
          {t('saidBefore.found', { count: passages.length })}
        </p>
      )}
      <ul className={styles['passages']} aria-label={t('command.edit.saidBefore')}>
        {passages.map((passage, index) => (
          <li key={`${passage.summary.id} ${passage.place.block ?? index}`}>
            <Passage
              passage={passage}
              onCite={(form) => onCite(passage, form)}
              onOpen={() => {
                onClose()
                const { summary, place } = passage
                // After the dialog gave the focus back, so that what opens may take it.
                setTimeout(() => useWorkspace.getState().showFound({ id: summary.id, place }))
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface PassageProps {
  passage: SimilarPassage
  onOpen: () => void
  onCite: (form: CitationForm) => void
}

function Passage({ passage: { summary, passage, place, score }, onOpen, onCite }: PassageProps) {
  const t = useT()
  const format = useFormat()
  const name = summary.symbol ?? summary.title
  const where =
    place.number !== undefined && /^\d/.test(place.number)
      ? t('search.paragraph', { number: place.number })
      : (place.number ?? (place.page && t('search.page', { page: place.page })))
  return (
    <article className={styles['passage']} aria-label={[name, where].filter(Boolean).join(', ')}>
      <header className={styles['source']}>
        <KindIcon kind={summary.kind} size={14} />
        {summary.symbol && <strong>{summary.symbol}</strong>}
        {where && <strong>{where}</strong>}
        <bdi className={styles['title']}>{summary.title}</bdi>
        <span className={styles['about']}>
          {[typeName(t, summary), summary.year, t('saidBefore.alike', { share: format.percent(score) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </header>
      <p className={styles['words']} dir="auto">
        <Highlighted {...passage} />
      </p>
      <div className={styles['actions']}>
        <Button size="small" icon={<Superscript size={14} />} onPress={() => onCite('footnote')}>
          {t('saidBefore.footnote')}
        </Button>
        <Button size="small" icon={<Quote size={14} />} onPress={() => onCite('inline')}>
          {t('saidBefore.inline')}
        </Button>
        <Button size="small" variant="quiet" icon={<ArrowUpRight size={14} />} onPress={onOpen}>
          {t('saidBefore.open')}
        </Button>
      </div>
    </article>
  )
}
