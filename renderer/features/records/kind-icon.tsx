import {
  BookMarked,
  Building2,
  CalendarDays,
  FileText,
  FolderArchive,
  Globe2,
  Network,
  Paperclip,
  Settings2,
  UserRound,
  type LucideIcon,
} from 'lucide-react'
import type { RecordKind } from '../../../shared/model/record.ts'

const icons: Record<RecordKind, LucideIcon> = {
  theme: Globe2,
  mechanism: Network,
  meeting: CalendarDays,
  document: FileText,
  attachment: Paperclip,
  pack: FolderArchive,
  person: UserRound,
  organization: Building2,
  publication: BookMarked,
  settings: Settings2,
}

export function KindIcon({ kind, size = 15 }: { kind: RecordKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
}
