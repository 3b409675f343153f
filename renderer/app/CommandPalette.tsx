import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Bookmark, Search } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { commands, groupOf, type CommandId } from '../../shared/commands.ts'
import { useQueries } from '../api/ApiProvider.tsx'
import { KindIcon, typeName, useSummaries } from '../features/records/index.ts'
import { useSavedSearches } from '../features/search/index.ts'
import { useT } from '../i18n/use-t.ts'
import { classNames } from '../ui/class-names.ts'
import overlay from '../ui/overlay/overlay.module.css'
import { Highlighted } from '../ui/text/Highlighted.tsx'
import { Keys } from '../ui/text/Keys.tsx'
import styles from './palette.module.css'
import { canRun, runCommand } from './command-registry.ts'
import { matchCommands } from './match-commands.ts'
import { useSettings } from './use-settings.ts'
import { useWorkspace } from './workspace.ts'

/** Every command and every record by a few letters. */
export function CommandPalette() {
  const t = useT()
  const isOpen = useWorkspace((state) => state.overlay?.kind === 'palette')
  const close = () => useWorkspace.setState({ overlay: null })
  return (
    <ModalOverlay
      className={overlay['veil'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) close()
      }}
    >
      <Modal className={classNames(overlay['modal'], styles['palette'])}>
        <Dialog className={overlay['dialog'] ?? ''} aria-label={t('palette.title')}>
          <PaletteContent onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteContent({ onDone }: { onDone: () => void }) {
  const t = useT()
  const queries = useQueries()
  const { openRecord, search } = useWorkspace()
  const { settings } = useSettings()
  const { searches } = useSavedSearches()
  const [text, setText] = useState('')
  const moved = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const wanted = text.trim()
  const found = useQuery(
    queries.search.switch.queryOptions({
      input: { text: wanted, limit: 12 },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const recent = useSummaries(settings.recentRecords.slice(0, 8))
  const hits =
    wanted === ''
      ? recent.map((summary) => ({ summary, title: { text: summary.title, ranges: [] } }))
      : (found.data ?? [])
  const offered = commands.filter((command) => canRun(command.id))
  const shown = matchCommands(offered, (id) => t(`command.${id}`), wanted)
  const nameOf = (id: string) => searches.find((each) => each.id === id)?.name ?? ''
  const saved = matchCommands(searches, (id) => `${t('search.saved')} ${nameOf(id)}`, wanted)

  const handleAction = (key: string) => {
    onDone()
    const hit = hits.find(({ summary }) => summary.id === key)
    // After the dialog gave the focus back, so that what opens may take it.
    setTimeout(() => {
      const kept = saved.find(({ id }) => id === key)
      if (key === 'everything') search(wanted, {})
      else if (kept) search(kept.text, kept.filters)
      else if (hit) {
        openRecord(hit.summary.id)
        // What had the focus before has nothing to do with what is opened now.
        document.getElementById('content')?.focus()
      } else runCommand(key as CommandId)
    })
  }
  /** Records arrive after the letters, above what was focused by then; Enter means the best of them until one moved, unless a command is meant. */
  const handleKey = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) moved.current = true
    const [first] = hits
    if (event.key !== 'Enter' || moved.current || wanted === '' || shown.length + saved.length > 0) return
    if (!first || found.isPlaceholderData) return
    event.preventDefault()
    event.stopPropagation()
    handleAction(first.summary.id)
  }
  return (
    <Autocomplete
      inputValue={text}
      onInputChange={(typed) => {
        moved.current = false
        setText(typed)
      }}
    >
      <SearchField aria-label={t('palette.prompt')}>
        <Input
          ref={input}
          className={styles['paletteInput'] ?? ''}
          placeholder={t('palette.prompt')}
          onKeyDownCapture={handleKey}
        />
      </SearchField>
      <Menu
        className={styles['paletteMenu'] ?? ''}
        aria-label={t('palette.title')}
        onAction={(key) => handleAction(String(key))}
      >
        {hits.length > 0 && (
          <MenuSection>
            <Header className={overlay['section'] ?? ''}>
              {t(wanted === '' ? 'palette.recent' : 'palette.records')}
            </Header>
            {hits.map(({ summary, title }) => (
              <MenuItem
                key={summary.id}
                id={summary.id}
                textValue={summary.title}
                className={overlay['item'] ?? ''}
              >
                <KindIcon kind={summary.kind} />
                <span className={overlay['itemText']} dir="auto">
                  <Highlighted {...title} />
                </span>
                <span className={styles['paletteDetail']}>
                  {summary.symbol ?? summary.acronym ?? typeName(t, summary)}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {shown.length > 0 && (
          <MenuSection>
            <Header className={overlay['section'] ?? ''}>{t('palette.commands')}</Header>
            {shown.map((command) => (
              <MenuItem
                key={command.id}
                id={command.id}
                textValue={t(`command.${command.id}`)}
                className={overlay['item'] ?? ''}
              >
                <span className={overlay['itemText']}>{t(`command.${command.id}`)}</span>
                {'keys' in command ? (
                  <Keys keys={command.keys} />
                ) : (
                  <span className={styles['paletteDetail']}>{t(`group.${groupOf(command.id)}`)}</span>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {saved.length > 0 && (
          <MenuSection>
            <Header className={overlay['section'] ?? ''}>{t('search.saved')}</Header>
            {saved.map(({ id, name }) => (
              <MenuItem key={id} id={id} textValue={name} className={overlay['item'] ?? ''}>
                <Bookmark size={15} />
                <bdi className={overlay['itemText']}>{name}</bdi>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {wanted !== '' && (
          <MenuItem id="everything" textValue={wanted} className={overlay['item'] ?? ''}>
            <Search size={15} />
            <span className={overlay['itemText']}>{t('palette.everything', { text: wanted })}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
