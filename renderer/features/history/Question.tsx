import { useId, useMemo, type ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { MergeProposal } from '../../../shared/contract/history.ts'
import { compareBodies } from '../../../shared/document/compare/compare-bodies.ts'
import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'
import type { ConflictAnswer } from '../../../shared/document/merge/answer-conflicts.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { useT } from '../../i18n/use-t.ts'
import { ComparedText } from './ComparedText.tsx'
import { fieldName, fieldText } from './field-text.ts'
import styles from './merge.module.css'
import type { Numbers } from './numbers.ts'

interface QuestionProps<A extends string> {
  /** When each of the two was saved, as the reader writes it. */
  moments: { ours: string; theirs: string }
  place: { index: number; count: number }
  answer: A | undefined
  onAnswer: (answer: A) => void
}

/** A block that both changed: the two side by side, each held against what both were made from. */
export function BlockQuestion({
  question,
  language,
  numbers,
  ...rest
}: QuestionProps<ConflictAnswer> & {
  question: MergeProposal['blocks'][number]
  language: Language
  numbers: Numbers
}) {
  const t = useT()
  const { base, ours, theirs } = question as Record<'base' | 'ours' | 'theirs', DocumentNode | null>
  const gone = ours === null || theirs === null
  const options: { value: ConflictAnswer; label: string }[] = gone
    ? [
        { value: ours === null ? 'theirs' : 'ours', label: t('versions.keepIt') },
        { value: ours === null ? 'ours' : 'theirs', label: t('versions.leaveOut') },
      ]
    : [
        { value: 'ours', label: t('versions.takeOurs') },
        { value: 'theirs', label: t('versions.takeTheirs') },
        { value: 'both', label: t('versions.takeBoth') },
      ]
  return (
    <Card
      {...rest}
      title={t('versions.question', rest.place)}
      options={options}
      ours={
        <OneSide
          base={base ?? theirs}
          node={ours}
          gone={t('versions.deletedHere')}
          language={language}
          numbers={numbers}
        />
      }
      theirs={
        <OneSide
          base={base ?? ours}
          node={theirs}
          gone={t('versions.deletedThere')}
          language={language}
          numbers={numbers}
        />
      }
    />
  )
}

/** A field that both changed. */
export function FieldQuestion({
  question,
  ...rest
}: QuestionProps<'ours' | 'theirs'> & { question: MergeProposal['fields'][number] }) {
  const t = useT()
  return (
    <Card
      {...rest}
      title={t('versions.questionField', { ...rest.place, name: fieldName(t, question.path) })}
      options={[
        { value: 'ours', label: t('versions.takeOurs') },
        { value: 'theirs', label: t('versions.takeTheirs') },
      ]}
      ours={<bdi className={styles['value']}>{fieldText(question.ours) || t('versions.nothing')}</bdi>}
      theirs={<bdi className={styles['value']}>{fieldText(question.theirs) || t('versions.nothing')}</bdi>}
    />
  )
}

interface CardProps<A extends string> extends QuestionProps<A> {
  title: string
  options: { value: A; label: string }[]
  ours: ReactNode
  theirs: ReactNode
}

function Card<A extends string>({ title, moments, options, ours, theirs, answer, onAnswer }: CardProps<A>) {
  const t = useT()
  const id = useId()
  return (
    <section
      className={styles['card']}
      aria-labelledby={id}
      data-answered={answer !== undefined || undefined}
    >
      <h2 id={id} className={styles['cardTitle']}>
        {title}
      </h2>
      <div className={styles['sides']}>
        <div className={styles['side']}>
          <h3 className={styles['sideTitle']}>{t('versions.ours', { moment: moments.ours })}</h3>
          {ours}
        </div>
        <div className={styles['side']}>
          <h3 className={styles['sideTitle']}>{t('versions.theirs', { moment: moments.theirs })}</h3>
          {theirs}
        </div>
      </div>
      <RadioGroup
        className={styles['answers'] ?? ''}
        value={answer ?? null}
        onChange={(value) => {
          const chosen = options.find((option) => option.value === value)
          if (chosen) onAnswer(chosen.value)
        }}
      >
        <Label className={styles['ask'] ?? ''}>{t('versions.answer')}</Label>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles['answer'] ?? ''}>
            <span className={styles['dot']} aria-hidden="true" />
            {option.label}
          </Radio>
        ))}
      </RadioGroup>
    </section>
  )
}

interface OneSideProps {
  base: DocumentNode | null
  node: DocumentNode | null
  gone: string
  language: Language
  numbers: Numbers
}

function OneSide({ base, node, gone, language, numbers }: OneSideProps) {
  const comparison = useMemo(
    () => (node ? compareBodies(asBody(base ?? node), asBody(node)) : null),
    [base, node],
  )
  if (!comparison) return <p className={styles['gone']}>{gone}</p>
  return (
    <ComparedText
      blocks={comparison.blocks}
      language={language}
      view="inline"
      ignoreFormatting={false}
      numbers={numbers}
    />
  )
}

/** An item stands in a list of its own here, a row in a table, so that it can be drawn. */
function asBody(node: DocumentNode): DocumentBody {
  const around = { listItem: 'bulletList', taskItem: 'taskList', tableRow: 'table' }[node.type]
  return { type: 'doc', content: [around ? { type: around, content: [node] } : node] }
}
