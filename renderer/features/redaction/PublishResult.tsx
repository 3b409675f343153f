import { Check } from 'lucide-react'
import { proofPlace, type ProofTerm, type RedactionProof } from '../../../shared/contract/redaction.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { ArtifactNotice } from '../publishing/index.ts'
import styles from './redaction.module.css'
import type { PublishState } from './use-redaction-run.ts'

interface PublishResultProps {
  state: PublishState
  onCancel: () => void
  /** Leaves words out wherever they stand. */
  onEverywhere?: (words: string) => void
  /** Lets a word stand where it stands. */
  onSpare?: (word: string) => void
}

/** How far the public version is; where words survive, which and where; where none does, the file and what proves it. */
export function PublishResult({ state, onCancel, onEverywhere, onSpare }: PublishResultProps) {
  const t = useT()
  if (state.stage === 'idle') return null
  if (state.stage === 'failed') return <Notice tone="bad">{errorSentence(t, state.error)}</Notice>
  if (state.stage === 'survived') {
    const survivors = (state.proof?.terms ?? []).filter(({ found }) => found.length > 0)
    return (
      <section className={styles['result']} aria-label={t('redaction.survivors')}>
        <Notice tone="bad">
          {t(state.stale.length > 0 ? 'redaction.staleStop' : 'redaction.survived', {
            count: survivors.length,
          })}
        </Notice>
        <ul className={styles['survivors']}>
          {survivors.map((term) => (
            <Survivor
              key={`${term.kind} ${term.text}`}
              term={term}
              onEverywhere={onEverywhere && (() => onEverywhere(term.text))}
              onSpare={onSpare && (() => onSpare(term.text))}
            />
          ))}
        </ul>
      </section>
    )
  }
  if (state.stage === 'done') {
    return (
      <section className={styles['result']} aria-label={t('redaction.done')}>
        <ArtifactNotice {...state} />
        <Proof proof={state.proof} />
      </section>
    )
  }
  return (
    <Progress
      label={t(`redaction.stage.${state.stage === 'starting' ? 'preparing' : state.stage}`)}
      share={undefined}
      onCancel={onCancel}
    />
  )
}

function Survivor({
  term: { text, kind, found },
  onEverywhere,
  onSpare,
}: {
  term: ProofTerm
  onEverywhere: (() => void) | undefined
  onSpare: (() => void) | undefined
}) {
  const t = useT()
  return (
    <li className={styles['survivor']}>
      <div>
        <strong>
          <bdi>{text.replaceAll('\ufffc', '…')}</bdi>
        </strong>
        <ul className={styles['places']}>
          {found.slice(0, 6).map(({ place, page, around }, index) => (
            <li key={index}>
              {t(`redaction.place.${place}`)}
              {page !== null && <> · {t('redaction.page', { page })}</>}
              {around !== '' && (
                <>
                  {' '}
                  <bdi className={styles['around']}>… {around} …</bdi>
                </>
              )}
            </li>
          ))}
          {found.length > 6 && <li>{t('redaction.more', { count: found.length - 6 })}</li>}
        </ul>
      </div>
      <div className={styles['answers']}>
        {onEverywhere && (
          <Button size="small" onPress={onEverywhere}>
            {t('redaction.leaveOut')}
          </Button>
        )}
        {kind === 'word' && onSpare && (
          <Button size="small" variant="quiet" onPress={onSpare}>
            {t('redaction.spare')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Proof({ proof: { searched, pages, pictures, terms } }: { proof: RedactionProof }) {
  const t = useT()
  const format = useFormat()
  const amount = (place: (typeof proofPlace.options)[number]) => {
    const count = searched[place]
    if (place === 'contents' || place === 'bytes') return format.bytes(count)
    return place === 'text' ? t('redaction.characters', { count, pages }) : format.number(count)
  }
  return (
    <div className={styles['proof']}>
      <p>
        <Check size={16} aria-hidden />{' '}
        {terms.length > 0 ? t('redaction.proven', { count: terms.length }) : t('redaction.wordless')}
      </p>
      {pictures.length > 0 && (
        <Notice tone="warn">
          {t('redaction.pictures', { count: pictures.length })}
          <ul className={styles['pictures']} aria-label={t('redaction.picturesToSee')}>
            {pictures.map((page, index) => (
              <li key={index}>{t('redaction.picture', { number: index + 1, page })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl className={styles['searched']} aria-label={t('redaction.searched')}>
        {proofPlace.options.map((place) => (
          <div key={place}>
            <dt>{t(`redaction.place.${place}`)}</dt>
            <dd>{amount(place)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
