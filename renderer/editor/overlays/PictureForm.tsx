import type { Editor } from '@tiptap/core'
import { useId, useState } from 'react'
import { Button } from '../../ui/action/Button.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { imagesIn, uploaded } from '../paste/insert-figures.ts'
import type { EditorSession } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import styles from './overlays.module.css'

interface PictureFormProps {
  editor: Editor
  session: EditorSession
  pos: number
  onDone: () => void
}

/** What a picture says to those who cannot see it, and how wide it stands. */
export function PictureForm({ editor, session, pos, onDone }: PictureFormProps) {
  const t = useEditorT()
  const node = editor.state.doc.nodeAt(pos)
  const [alt, setAlt] = useState(String(node?.attrs['alt'] ?? ''))
  const [decorative, setDecorative] = useState(Boolean(node?.attrs['decorative']))
  const [width, setWidth] = useState(Number(node?.attrs['width'] ?? 100))
  const [isRefused, setRefused] = useState(false)
  const widthId = useId()
  const change = (attrs: Record<string, unknown>) => {
    if (editor.state.doc.nodeAt(pos)?.type.name !== 'figure') return
    const { tr } = editor.state
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(pos, name, value)
    editor.view.dispatch(tr)
  }
  const replace = async (file: File | undefined) => {
    const asset = file ? await uploaded(file, session) : null
    if (asset) change({ asset })
    setRefused(asset === null)
  }
  return (
    <div className={styles['form']}>
      <TextField
        label={t('editor.figure.alt')}
        description={t('editor.figure.altHint')}
        rows={3}
        value={alt}
        maxLength={2000}
        isDisabled={decorative}
        onChange={(text) => {
          setAlt(text)
          change({ alt: text })
        }}
      />
      <CheckboxField
        isSelected={decorative}
        onChange={(isOn) => {
          setDecorative(isOn)
          change({ decorative: isOn })
        }}
      >
        {t('editor.figure.decorative')}
      </CheckboxField>
      <label htmlFor={widthId} className={styles['label']}>
        {t('editor.figure.width', { width })}
      </label>
      <input
        id={widthId}
        type="range"
        min={10}
        max={100}
        step={5}
        value={width}
        onChange={(event) => {
          setWidth(event.target.valueAsNumber)
          change({ width: event.target.valueAsNumber })
        }}
      />
      <label className={styles['file']}>
        {t('editor.figure.replace')}
        <input
          type="file"
          className="visually-hidden"
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={(event) => void replace(imagesIn(event.target.files ?? [])[0])}
        />
      </label>
      {isRefused && <p role="alert">{t('editor.figure.refused')}</p>}
      <div className={styles['actions']}>
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            editor.chain().setNodeSelection(pos).deleteSelection().run()
            onDone()
          }}
        >
          {t('editor.figure.delete')}
        </Button>
        <Button size="small" variant="primary" onPress={onDone}>
          {t('editor.footnote.done')}
        </Button>
      </div>
    </div>
  )
}
