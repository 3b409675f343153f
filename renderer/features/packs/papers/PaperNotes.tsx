import { Info, LoaderCircle, OctagonAlert, TriangleAlert } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useT } from '../../../i18n/use-t.ts'
import overlay from '../../../ui/overlay/overlay.module.css'
import type { Noted } from './paper-notes.ts'
import styles from './papers.module.css'

const icons = { bad: OctagonAlert, warn: TriangleAlert, note: Info } as const
/** Said in the row; the rest is counted. */
const inSight = 2

/** What was found in a paper, in a few words; pressed, in sentences. */
export function PaperNotes({
  name,
  notes,
  isChecking,
}: {
  name: string
  notes: readonly Noted[]
  isChecking: boolean
}) {
  const t = useT()
  const [first] = notes
  if (isChecking)
    return (
      <span className={styles['checking']}>
        <LoaderCircle size={12} aria-hidden="true" />
        {t('packs.tree.checking')}
      </span>
    )
  if (!first) return null
  const Icon = icons[first.weight]
  const words = notes.slice(0, inSight).map((note) => note.words)
  return (
    <DialogTrigger>
      <Button className={styles['notes'] ?? ''} data-weight={first.weight}>
        <Icon size={13} aria-hidden="true" />
        {words.join(' · ')}
        {notes.length > inSight && ` +${notes.length - inSight}`}
        <span className="visually-hidden">{t('packs.tree.notesOf', { name })}</span>
      </Button>
      <Popover className={overlay['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['sentences'] ?? ''} aria-label={t('packs.tree.notesOf', { name })}>
          <ul>
            {notes.map((note) => {
              const Sign = icons[note.weight]
              return (
                <li key={note.key} data-weight={note.weight}>
                  <Sign size={14} aria-hidden="true" />
                  <span>
                    <strong>{note.words}.</strong> {note.sentence}
                  </span>
                </li>
              )
            })}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
