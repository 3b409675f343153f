import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import {
  standardAudiences,
  unmarkedDistribution,
  type PackAudience,
} from '../../../../shared/model/pack/audiences.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useQueries } from '../../../api/ApiProvider.tsx'
import type { EditedRecord } from '../../../api/use-record.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Section } from '../../../ui/layout/Page.tsx'
import { AccessMatrix, type MatrixPaper } from './AccessMatrix.tsx'
import { AudienceDialog } from './AudienceDialog.tsx'
import styles from './copies.module.css'
import { withException } from './exceptions.ts'
import { Ledger } from './Ledger.tsx'
import { MakeCopies } from './MakeCopies.tsx'
import { StrayCopy } from './StrayCopy.tsx'

interface CopiesPanelProps {
  pack: PackV1
  change: EditedRecord<'pack'>['change']
}

/** Copies for audiences: their rules and recipients, what each gets, what was made, and whose a stray one is. */
export function CopiesPanel({ pack, change }: CopiesPanelProps) {
  const t = useT()
  const [asked, setAsked] = useState<string | null>(null)
  const audiences = pack.audiences ?? standardAudiences(pack.language)
  const setAudiences = (edit: (now: PackAudience[]) => PackAudience[]) =>
    change((now) => ({ ...now, audiences: edit(now.audiences ?? standardAudiences(now.language)) }))
  const papers = useMatrixPapers(pack)
  const audience = audiences.find(({ id }) => id === asked)
  const add = () => {
    const id = v7()
    setAudiences((now) => [
      ...now,
      {
        id,
        name: t('packs.copies.newAudience'),
        receives: ['general'],
        names: ['general', 'limited'],
        mark: 'diagonal',
        recipients: [],
      },
    ])
    setAsked(id)
  }
  return (
    <div className={styles['panel']}>
      <Section
        title={t('packs.copies.title')}
        actions={
          <Button size="small" icon={<Plus size={14} />} onPress={add}>
            {t('packs.copies.addAudience')}
          </Button>
        }
      >
        <p className={styles['intro']}>{t('packs.copies.intro')}</p>
        <AccessMatrix
          papers={papers}
          audiences={audiences}
          onAudience={setAsked}
          onException={(audienceId, entryId, access) =>
            setAudiences((now) =>
              now.map((each) => (each.id === audienceId ? withException(each, entryId, access) : each)),
            )
          }
          onDistribution={(entryId, distribution) =>
            change((now) => ({
              ...now,
              entries: now.entries.map((each) =>
                each.id === entryId && each.type === 'attachment' ? { ...each, distribution } : each,
              ),
            }))
          }
        />
      </Section>
      <Section title={t('packs.make.title')}>
        <MakeCopies pack={pack} audiences={audiences} />
      </Section>
      <Ledger copies={pack.copies ?? []} />
      <StrayCopy />
      {audience && (
        <AudienceDialog
          audience={audience}
          onSave={(changed) =>
            setAudiences((now) => now.map((each) => (each.id === changed.id ? changed : each)))
          }
          onRemove={() => setAudiences((now) => now.filter(({ id }) => id !== audience.id))}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

/** How far each paper may go: a document as it says itself, a file as the pack says of it at this moment. */
function useMatrixPapers(pack: PackV1): MatrixPaper[] {
  const { data } = useQuery(useQueries().copies.plan.queryOptions({ input: { id: pack.id } }))
  const planned = new Map(data?.entries.map((entry) => [entry.entryId, entry]))
  // Empty pages are everybody's.
  return pack.entries.flatMap((entry) => {
    if (entry.type === 'blank') return []
    const plan = planned.get(entry.id)
    // A file of which nobody said so is restricted only where its record is damaged or gone.
    const isGone = plan?.distribution === 'restricted' && !plan.marked
    const isMarkedHere = entry.type === 'attachment' && !isGone
    const distribution = isMarkedHere
      ? (entry.distribution ?? unmarkedDistribution)
      : (plan?.distribution ?? null)
    const title = 'title' in entry ? entry.title : (plan?.title ?? '')
    return { entry, title, distribution, isMarkedHere }
  })
}
