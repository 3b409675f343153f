import { ShieldCheck, Undo2 } from 'lucide-react'
import { useCallback, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { AttachmentV1 } from '../../../../shared/model/attachment/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import type { OverPage } from '../../../ui/pdf/PdfPages.tsx'
import { PublishResult } from '../PublishResult.tsx'
import { useRedactionRun } from '../use-redaction-run.ts'
import { AreaLayer } from './AreaLayer.tsx'
import { AreaList } from './AreaList.tsx'
import styles from './areas.module.css'
import { useAreas } from './use-areas.ts'

interface RedactFileProps {
  record: AttachmentV1
  change: (change: (record: AttachmentV1) => AttachmentV1) => void
  /** What is burnt out is what was saved: nothing is made before it is. */
  isSaving: boolean
  /** What opens the file, where it asks for something. */
  password?: string | undefined
  /** The pages of the file, with something over each. */
  pages: (over: OverPage) => ReactNode
}

/** Areas are drawn on the pages of a PDF as received; a copy with them burnt out is made only where nothing of them is left in it. */
export function RedactFile({ record, change, isSaving, password, pages }: RedactFileProps) {
  const t = useT()
  const { client } = useApi()
  const [wanted, setWanted] = useState<string | null>(null)
  const { id } = record
  const { state, isBusy, start, cancel } = useRedactionRun(
    useCallback(
      async (signal) =>
        client.redaction.publishFile({ id, ...(password !== undefined && { password }) }, { signal }),
      [client, id, password],
    ),
  )
  // A proof is of the areas it was made with.
  const { areas, add, edit, remove, canUndo, undo } = useAreas(record, change, cancel)
  const numbered = areas.map((area, index) => ({ area, number: index + 1 }))
  const handleKey = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement
    if (isTyping || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key !== 'z') return
    event.preventDefault()
    undo()
  }
  const over: OverPage = (page, size) => (
    <AreaLayer
      page={page}
      size={size}
      areas={numbered.filter(({ area }) => area.page === page)}
      wanted={wanted}
      onAdd={(box, isAsked) => {
        const added = add(page, box)
        setWanted(isAsked ? added : null)
      }}
      onBox={edit}
      onRemove={remove}
    />
  )
  return (
    <section className={styles['mode']} aria-label={t('redaction.areas.title')}>
      <p className={styles['intro']}>{t('redaction.areas.intro')}</p>
      <div role="presentation" onKeyDown={handleKey}>
        {pages(over)}
      </div>
      {areas.length > 0 && (
        <AreaList
          areas={areas}
          onReason={(area, reason) => edit(area, { reason })}
          onShow={(area) => {
            // Asked for again, it is shown again.
            setWanted(null)
            requestAnimationFrame(() => setWanted(area.id))
          }}
          onRemove={remove}
        />
      )}
      <div className={styles['actions']}>
        <Button icon={<Undo2 size={15} />} isDisabled={!canUndo} onPress={undo}>
          {t('redaction.areas.undo')}
        </Button>
        <Button
          variant="primary"
          icon={<ShieldCheck size={15} />}
          isDisabled={areas.length === 0 || isSaving || isBusy}
          onPress={() => void start()}
        >
          {t('redaction.areas.make')}
        </Button>
      </div>
      <PublishResult state={state} onCancel={cancel} />
    </section>
  )
}
