import { useQuery } from '@tanstack/react-query'
import { Columns2, Minus, Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PagePreview } from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { goToBlock, useOutline } from '../../editor/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { fetchPdf } from '../../ui/pdf/fetch-pdf.ts'
import type { OpenPdf } from '../../ui/pdf/open-pdf.ts'
import { PdfPages, type PressedPlace } from '../../ui/pdf/PdfPages.tsx'
import { blockAt } from './block-at.ts'
import styles from './live-pages.module.css'

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const

/** The pages of a document as they will be published, made anew at each save; pages and text follow each other. */
export function LivePages({ id, onClose }: { id: RecordId; onClose: () => void }) {
  const t = useT()
  const { preview, error, isBusy } = usePreview(id)
  const [zoom, setZoom] = useState(2)
  const [twoUp, setTwoUp] = useState(false)
  const block = useOutline(id)?.block ?? null
  const place = preview?.places.find(({ blockId }) => blockId === block) ?? null
  const step = (by: 1 | -1) => setZoom(Math.min(Math.max(zoom + by, 0), zooms.length - 1))
  const handlePress = (pressed: PressedPlace) => {
    const found = blockAt(preview?.places ?? [], pressed)
    if (found !== null) goToBlock(id, found)
  }
  return (
    <div className={styles['live']}>
      <div className={styles['bar']}>
        <span className={styles['count']}>{preview && t('pages.count', { count: preview.pages })}</span>
        {isBusy && preview && <output className={styles['busy']}>{t('pages.again')}</output>}
        <span className={styles['tools']}>
          <IconButton label={t('pages.smaller')} icon={<Minus size={15} />} onPress={() => step(-1)} />
          <IconButton label={t('pages.larger')} icon={<Plus size={15} />} onPress={() => step(1)} />
          <IconButton
            label={t('pages.twoUp')}
            icon={<Columns2 size={15} />}
            isSelected={twoUp}
            onPress={() => setTwoUp(!twoUp)}
          />
          <IconButton label={t('pages.close')} icon={<X size={15} />} onPress={onClose} />
        </span>
      </div>
      {error !== null && <Notice tone="warn">{t('pages.failed', { why: errorSentence(t, error) })}</Notice>}
      {preview ? (
        <PdfPages
          pdf={preview.pdf}
          label={t('pages.title')}
          pageLabel={(page) => t('pages.page', { page })}
          zoom={zooms[zoom] ?? 1}
          twoUp={twoUp}
          place={place}
          onPress={handlePress}
        />
      ) : (
        error === null && <Progress label={t('pages.making')} />
      )}
    </div>
  )
}

type Shown = PagePreview & { pdf: OpenPdf }

/** The newest pages that could be made; while newer ones are made, and where they fail, the last good ones stay. */
function usePreview(id: RecordId): { preview: Shown | null; error: unknown; isBusy: boolean } {
  const { queries, files, changes } = useApi()
  const [shown, setShown] = useState<Shown | null>(null)
  const [unreadable, setUnreadable] = useState<unknown>(null)
  const { data, error, isFetching, refetch } = useQuery(
    queries.typesetting.preview.queryOptions({ input: { id }, gcTime: 0, staleTime: 0, retry: false }),
  )
  useEffect(() => {
    let isAsking = false
    let isStale = false
    let isShown = true
    // One after the other: where setting takes longer than the pause between saves, none would be done otherwise.
    const ask = async () => {
      isAsking = true
      while (isStale && isShown) {
        isStale = false
        await refetch()
      }
      isAsking = false
    }
    const unsubscribe = changes.subscribe((change) => {
      if (change.id !== id) return
      isStale = true
      if (!isAsking) void ask()
    })
    return () => {
      isShown = false
      unsubscribe()
    }
  }, [changes, id, refetch])
  useEffect(() => {
    if (!data) return undefined
    let isWanted = true
    const open = async () => {
      const pdf = await fetchPdf(files.artifactUrl(data.artifactId))
      if (!isWanted) pdf.close()
      else {
        setShown({ ...data, pdf })
        setUnreadable(null)
      }
    }
    open().catch((problem: unknown) => isWanted && setUnreadable(problem))
    return () => {
      isWanted = false
    }
  }, [data, files])
  useEffect(() => () => shown?.pdf.close(), [shown])
  return { preview: shown, error: error ?? unreadable, isBusy: isFetching }
}
