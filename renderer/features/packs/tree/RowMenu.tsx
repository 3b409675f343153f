import { Ellipsis } from 'lucide-react'
import { useT } from '../../../i18n/use-t.ts'
import { MenuButton, type MenuEntry } from '../../../ui/overlay/MenuButton.tsx'

const keys = { rename: 'F2', up: 'Alt+ArrowUp', down: 'Alt+ArrowDown', remove: 'Delete' } as const
type Act =
  | 'open'
  | 'details'
  | 'rename'
  | 'morePages'
  | 'fewerPages'
  | 'up'
  | 'down'
  | 'unlock'
  | 'makeDocument'
  | 'remove'
  | 'removeItem'

interface RowMenuProps {
  name: string
  items: readonly { id: Act; act: () => void }[]
  /** Entries of another sort, such as the editions of a paper. */
  more?: readonly MenuEntry[]
}

/** Everything that can be done with a row, for who does not know its keys. */
export function RowMenu({ name, items, more = [] }: RowMenuProps) {
  const t = useT()
  return (
    <MenuButton
      label={t('packs.tree.menu', { name })}
      icon={<Ellipsis size={15} />}
      iconOnly
      size="small"
      items={[
        ...items.map(({ id, act }): MenuEntry => ({
          id,
          label: t(`packs.tree.${id}`),
          keys: id in keys ? keys[id as keyof typeof keys] : undefined,
          isDanger: id === 'remove' || id === 'removeItem',
          onAction: act,
        })),
        ...(more.length > 0 ? (['separator', ...more] as const) : []),
      ]}
    />
  )
}
