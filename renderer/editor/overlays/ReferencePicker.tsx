import type { Editor } from '@tiptap/core'
import { Hash, Heading, Image, Table, type LucideIcon } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { ReferenceTarget } from '../../../shared/document/numbering.ts'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { SuggestionList, type SuggestionListHandle } from '../menus/SuggestionList.tsx'
import { targetsOf } from '../numbering/numbering-plugin.ts'
import { useEditorT } from '../use-t.ts'
import styles from './overlays.module.css'

const icons: Record<ReferenceTarget['type'], LucideIcon> = {
  heading: Heading,
  numberedParagraph: Hash,
  table: Table,
  figure: Image,
}

/** Chooses a heading, paragraph, table or figure to refer to, by its number or its words. */
export function ReferencePicker({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useEditorT()
  const [text, setText] = useState('')
  const [form, setForm] = useState<'number' | 'title'>('number')
  const list = useRef<SuggestionListHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const targets = useMemo(
    () => matching([...targetsOf(editor.state).values()], text).slice(0, 60),
    [editor, text],
  )
  const choose = (index: number) => {
    const target = targets[index]
    if (!target) return
    const shown = form === 'number' && target.cited === null ? 'title' : form
    editor
      .chain()
      .focus()
      .insertContent({ type: 'crossReference', attrs: { target: target.id, form: shown } })
      .run()
    onDone()
  }
  return (
    <div className={styles['form']}>
      <input
        ref={field}
        type="text"
        dir="auto"
        role="combobox"
        aria-expanded="true"
        aria-controls="reference-targets"
        aria-label={t('editor.reference.search')}
        placeholder={t('editor.reference.search')}
        className={styles['search']}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (list.current?.press(event.key)) event.preventDefault()
        }}
      />
      <SegmentedControl
        label={t('editor.reference.form')}
        value={form}
        options={[
          { value: 'number', label: t('editor.reference.number') },
          { value: 'title', label: t('editor.reference.words') },
        ]}
        onChange={setForm}
      />
      <div className={styles['targets']} id="reference-targets">
        <SuggestionList
          ref={list}
          label={t('editor.reference.title')}
          none={t('editor.reference.none')}
          searching=""
          isLoading={false}
          entries={targets.map((target) => {
            const Icon = icons[target.type]
            const { cited, title } = target
            return {
              id: target.id,
              icon: <Icon size={15} aria-hidden="true" />,
              label: [cited, title].filter(Boolean).join('\u2002'),
            }
          })}
          onChoose={choose}
          onActive={(id) => {
            if (id) field.current?.setAttribute('aria-activedescendant', id)
          }}
        />
      </div>
    </div>
  )
}

/** Targets a reader would cite so: by the beginning of their number, or by words of their title. */
export function matching(targets: readonly ReferenceTarget[], text: string): ReferenceTarget[] {
  const wanted = text.trim().toLowerCase()
  const usable = targets.filter((target) => target.cited !== null || target.title !== '')
  if (wanted === '') return usable
  const byNumber = usable.filter((target) => target.cited?.toLowerCase().startsWith(wanted))
  const byWords = usable.filter(
    (target) => !byNumber.includes(target) && target.title.toLowerCase().includes(wanted),
  )
  return [...byNumber, ...byWords]
}
