import { ORPCError } from '@orpc/client'
import type { z } from 'zod'
import { errors } from '../../../shared/contract/errors.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import styles from './export.module.css'

type Places = z.infer<typeof errors.UNCOVERED_CHARACTERS.data>['places']

interface UncoveredQuestionProps {
  error: unknown
  onShow: (blockId: string) => void
  onConsent: () => void
}

/** Characters no font here has, by their places: a sign stands for them only once somebody has agreed to it. */
export function UncoveredQuestion({ error, onShow, onConsent }: UncoveredQuestionProps) {
  const t = useT()
  return (
    <>
      <Notice tone="warn">{t('export.uncovered')}</Notice>
      <ul className={styles['places']} aria-label={t('export.uncoveredPlaces')}>
        {placesOf(error).map(({ blockId, characters }, index) => (
          <li key={index}>
            <bdi>{characters}</bdi>
            {blockId === null ? (
              <span>{t('export.inProperties')}</span>
            ) : (
              <Button size="small" variant="quiet" onPress={() => onShow(blockId)}>
                {t('readiness.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={onConsent}>{t('export.replaceCharacters')}</Button>
      </div>
    </>
  )
}

function placesOf(error: unknown): Places {
  const data: unknown = error instanceof ORPCError ? error.data : null
  return errors.UNCOVERED_CHARACTERS.data.safeParse(data).data?.places ?? []
}
