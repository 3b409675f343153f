import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { safeHref } from '../../../shared/document/nodes.ts'
import { Button } from '../../ui/action/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useEditorT } from '../use-t.ts'
import styles from './overlays.module.css'

/** Links the selected words to an address, or changes and removes the link they have. */
export function LinkForm({
  editor,
  openLink,
  onDone,
}: {
  editor: Editor
  openLink: ((href: string) => void) | undefined
  onDone: () => void
}) {
  const t = useEditorT()
  const given: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof given === 'string' ? given : '')
  const [isWrong, setWrong] = useState(false)
  const apply = () => {
    const href = safeHref.safeParse(completed(address.trim()))
    if (!href.success) {
      setWrong(true)
      return
    }
    setLink(editor, href.data)
    onDone()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <TextField
        label={t('editor.link.address')}
        value={address}
        onChange={(value) => {
          setAddress(value)
          setWrong(false)
        }}
        type="text"
        inputMode="url"
        description={t('editor.link.hint')}
        error={isWrong ? t('editor.link.invalid') : undefined}
      />
      <div className={styles['actions']}>
        {typeof given === 'string' && (
          <>
            {openLink && canLeadOut(given) && (
              <Button size="small" variant="quiet" onPress={() => openLink(given)}>
                {t('editor.link.open')}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={() => void navigator.clipboard.writeText(given)}>
              {t('editor.link.copy')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
                onDone()
              }}
            >
              {t('editor.link.remove')}
            </Button>
          </>
        )}
        <Button size="small" variant="primary" type="submit">
          {t('editor.link.apply')}
        </Button>
      </div>
    </form>
  )
}

/** Every other address, a telephone number for one, can only be copied: no host hands it to another program. */
function canLeadOut(href: string): boolean {
  return /^(https|mailto):/i.test(href)
}

/** Links the selection; without one, the address itself is written and linked. */
export function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus().extendMarkRange('link')
  if (!editor.state.selection.empty || editor.isActive('link')) {
    chain.setMark('link', { href }).run()
    return
  }
  chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
}

/** What people type for an address, made whole. */
export function completed(text: string): string {
  if (/^[^\s/:]+@[^\s/:]+\.[^\s/:]+$/.test(text)) return `mailto:${text}`
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : text
}
