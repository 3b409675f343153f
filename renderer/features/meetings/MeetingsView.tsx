import { CalendarRange, ChevronLeft, ChevronRight, Grid3x3, List, Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useCommands } from '../../app/command-registry.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { today as dayToday, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordLink, RecordProblem, useRecords } from '../records/index.ts'
import { addMonths } from './calendar-grid.ts'
import { MeetingFilters } from './MeetingFilters.tsx'
import { MeetingList } from './MeetingList.tsx'
import styles from './meetings.module.css'
import { MonthView } from './MonthView.tsx'
import { NewMeetingDialog } from './NewMeetingDialog.tsx'
import { anyMeeting, filterMeetings, plannerItems } from './planner-items.ts'
import { TypeLegend } from './TypeLegend.tsx'
import { nearestYear, yearsWith } from './year-lanes.ts'
import { YearPlanner } from './YearPlanner.tsx'

type Look = 'year' | 'month' | 'list'

/** Everything that is held: a year at a glance, a month, or a list, narrowed by the same filter. */
export function MeetingsView() {
  const t = useT()
  const format = useFormat()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { rows, total, isLoading, error, retry, readOn } = useRecords({ kinds: ['meeting'] }, 'start', false)
  const [look, setLook] = useState<Look>('year')
  const [filter, setFilter] = useState(anyMeeting)
  const [chosenMonth, setMonth] = useState<string | null>(null)
  const [newOn, setNewOn] = useState<{ day: string | null } | null>(null)
  const today = dayToday()

  useEffect(() => {
    // A planner that leaves meetings out would be worse than none, so all are read.
    if (rows.length < total) readOn()
  }, [rows.length, total, readOn])

  const narrowed = look === 'list' ? filter : { ...filter, period: 'any' }
  const found = useMemo(
    () => filterMeetings(rows, { ...filter, period: narrowed.period }, today),
    [rows, filter, narrowed.period, today],
  )
  const { items, undated } = useMemo(() => plannerItems(found), [found])
  const years = useMemo(() => yearsWith(plannerItems(rows).items), [rows])
  const yearNow = Number(today.slice(0, 4))
  const nearest = nearestYear(
    years.map((each) => each.year),
    yearNow,
  )
  const month = chosenMonth ?? `${nearest}-${nearest === yearNow ? today.slice(5, 7) : firstMonth(nearest)}`
  const year = Number(month.slice(0, 4))
  const step = (by: 1 | -1) => setMonth(addMonths(month, look === 'year' ? 12 * by : by))
  useCommands({ 'file.newMeeting': () => setNewOn({ day: null }) })

  function firstMonth(of: number): string {
    const first = items.find((item) => item.start.startsWith(String(of)))
    return first?.start.slice(5, 7) ?? '01'
  }

  return (
    <Page
      flush
      title={t('meetings.title')}
      actions={
        <>
          <SegmentedControl<Look>
            label={t('meetings.look')}
            value={look}
            options={[
              { value: 'year', label: t('meetings.year'), icon: <CalendarRange size={14} aria-hidden /> },
              { value: 'month', label: t('meetings.month'), icon: <Grid3x3 size={14} aria-hidden /> },
              { value: 'list', label: t('meetings.list'), icon: <List size={14} aria-hidden /> },
            ]}
            onChange={setLook}
          />
          <Button variant="primary" icon={<Plus size={15} />} onPress={() => setNewOn({ day: null })}>
            {t('meetings.new')}
          </Button>
        </>
      }
      bar={
        rows.length > 0 && (
          <MeetingFilters
            meetings={rows}
            filter={filter}
            years={look === 'list' ? years.map((each) => each.year) : null}
            onChange={setFilter}
          />
        )
      }
    >
      {content()}
      {newOn && (
        <NewMeetingDialog
          day={newOn.day}
          onClose={() => setNewOn(null)}
          onCreated={(id) => {
            setNewOn(null)
            openRecord(id)
          }}
        />
      )}
    </Page>
  )

  function content() {
    if (error) return <RecordProblem error={error} onRetry={retry} />
    if (isLoading) return <Skeleton lines={10} />
    if (rows.length === 0)
      return (
        <EmptyState
          title={t('meetings.empty')}
          drawing={<Drawing name="calendar" />}
          actions={
            <Button variant="primary" onPress={() => setNewOn({ day: null })}>
              {t('meetings.new')}
            </Button>
          }
        >
          {t('meetings.emptyText')}
        </EmptyState>
      )
    if (found.length === 0)
      return (
        <EmptyState
          title={t('meetings.none')}
          drawing={<Drawing name="lens" />}
          actions={<Button onPress={() => setFilter(anyMeeting)}>{t('ui.clear')}</Button>}
        >
          {t('meetings.noneText')}
        </EmptyState>
      )
    if (look === 'list') {
      return (
        <div className={styles['palette']}>
          <MeetingList meetings={found} onOpen={openRecord} />
        </div>
      )
    }
    return (
      <div className={styles['calendar']}>
        <div className={styles['stepper']}>
          <IconButton
            size="small"
            label={t(look === 'year' ? 'meetings.previousYear' : 'meetings.previousMonth')}
            icon={<ChevronLeft size={16} className={styles['flip']} />}
            onPress={() => step(-1)}
          />
          <h2 className={styles['shown']} aria-live="polite">
            {look === 'year' ? String(year) : format.month(`${month}-01`)}
          </h2>
          <IconButton
            size="small"
            label={t(look === 'year' ? 'meetings.nextYear' : 'meetings.nextMonth')}
            icon={<ChevronRight size={16} className={styles['flip']} />}
            onPress={() => step(1)}
          />
          <Button size="small" variant="quiet" onPress={() => setMonth(today.slice(0, 7))}>
            {t('meetings.today')}
          </Button>
          <SelectField
            label={t('meetings.goToYear')}
            hideLabel
            value={String(year)}
            options={yearOptions(years, year).map((each) => ({
              value: String(each.year),
              label: t('meetings.yearHolds', { year: String(each.year), count: each.count }),
            }))}
            onChange={(chosen) => chosen && setMonth(`${chosen}-${month.slice(5)}`)}
          />
          <TypeLegend items={items} />
        </div>
        {look === 'year' ? (
          <YearPlanner
            year={year}
            items={items}
            today={today}
            onOpen={openRecord}
            onYear={step}
            onMonth={(chosen) => {
              setMonth(chosen)
              setLook('month')
            }}
          />
        ) : (
          <MonthView
            month={month}
            items={items}
            today={today}
            onOpen={openRecord}
            onMonth={setMonth}
            onNew={(day) => setNewOn({ day })}
          />
        )}
        {undated.length > 0 && (
          <section className={styles['undated']} aria-label={t('meetings.withoutDay')}>
            <h3 className={styles['undatedTitle']}>
              {t('meetings.withoutDay')} <span className={styles['faint']}>{undated.length}</span>
            </h3>
            <ul className={styles['undatedList']}>
              {undated.map((meeting) => (
                <li key={meeting.id}>
                  <RecordLink summary={meeting} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    )
  }
}

type YearCount = { year: number; count: number }

/** The years that hold something, and the one that is shown. */
function yearOptions(years: readonly YearCount[], shown: number): YearCount[] {
  const all = years.some((each) => each.year === shown) ? [...years] : [...years, { year: shown, count: 0 }]
  return all.toSorted((a, b) => b.year - a.year)
}
