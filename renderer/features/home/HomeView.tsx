import { CalendarPlus, FilePlus2, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { runCommand } from '../../app/command-registry.ts'
import { today, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { Drafts } from './Drafts.tsx'
import styles from './home.module.css'
import { LibraryNotices } from './LibraryNotices.tsx'
import { OpenActions } from './OpenActions.tsx'
import { Recent } from './Recent.tsx'
import { Upcoming } from './Upcoming.tsx'

/** The day at a glance: what comes, what is to be done, what is being written. */
export function HomeView() {
  const t = useT()
  const format = useFormat()
  const [hour] = useState(() => new Date().getHours())
  const greeting = hour < 12 ? 'home.title' : hour < 18 ? 'home.afternoon' : 'home.evening'
  return (
    <Page
      title={t(greeting)}
      intro={format.day(today())}
      actions={
        <>
          <Button
            variant="primary"
            icon={<NotebookPen size={15} />}
            onPress={() => runCommand('file.newNote')}
          >
            {t('home.note')}
          </Button>
          <Button icon={<FilePlus2 size={15} />} onPress={() => runCommand('file.newReport')}>
            {t('home.report')}
          </Button>
          <Button icon={<CalendarPlus size={15} />} onPress={() => runCommand('file.newMeeting')}>
            {t('home.meeting')}
          </Button>
        </>
      }
    >
      <LibraryNotices />
      <div className={styles['columns']}>
        <Upcoming />
        <OpenActions />
        <Drafts />
        <Recent />
      </div>
    </Page>
  )
}
