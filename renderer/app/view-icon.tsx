import {
  BookMarked,
  CalendarDays,
  FileText,
  FolderArchive,
  Globe2,
  House,
  ListChecks,
  Network,
  Paperclip,
  Search,
  Settings2,
  Trash2,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import type { ViewName } from './tabs.ts'

const icons: Record<ViewName, LucideIcon> = {
  home: House,
  themes: Globe2,
  mechanisms: Network,
  meetings: CalendarDays,
  documents: FileText,
  packs: FolderArchive,
  people: UsersRound,
  actions: ListChecks,
  publications: BookMarked,
  attachments: Paperclip,
  search: Search,
  bin: Trash2,
  settings: Settings2,
}

export function viewIcon(view: ViewName, size = 14) {
  const Icon = icons[view]
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
}
