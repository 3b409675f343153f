import { mergeAttributes, Node, type Editor, type NodeViewRendererProps } from '@tiptap/core'
import { actionStates } from '../../../shared/document/nodes.ts'
import { isoDate } from '../../../shared/model/dates.ts'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { nodeView } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { withDirection } from './text-blocks.ts'
import { updateNode } from './update-node.ts'

/** What a meeting decided; the register of decisions is read from these blocks. */
export function createDecision(session: EditorSession) {
  return Node.create({
    ...nodeFields('decision'),
    defining: true,
    addAttributes: () => nodeAttributes('decision'),
    parseHTML: () => [{ tag: 'div[data-type="decision"]' }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'div',
      mergeAttributes(HTMLAttributes, withDirection(node.attrs), { 'data-type': 'decision' }),
      0,
    ],
    addKeyboardShortcuts() {
      return { Enter: () => endBlock(this.editor, 'decision') }
    },
    addNodeView() {
      return (props) => {
        const label = element('span', { class: 'ed-blockLabel' })
        const date = dateField(props, 'date')
        const head = element('div', { class: 'ed-blockHead', contenteditable: 'false' }, label, date.box)
        const body = element('div', { class: 'ed-blockBody' })
        const dom = element('div', { class: 'ed-decision' }, head, body)
        return nodeView(
          props,
          {
            dom,
            contentDOM: body,
            own: [head],
            show({ node }) {
              const { t, editable } = session.settings()
              label.textContent = t('editor.block.decision')
              showDate(date, node.attrs['date'], t('editor.decision.date'), editable)
              body.dir = withDirection(node.attrs).dir
            },
          },
          session.subscribe,
        )
      }
    },
  })
}

/** Something someone has to do by a day; the register of actions is read from these blocks. */
export function createAction(session: EditorSession) {
  return Node.create({
    ...nodeFields('action'),
    defining: true,
    addAttributes: () => nodeAttributes('action'),
    parseHTML: () => [{ tag: 'div[data-type="action"]' }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'div',
      mergeAttributes(HTMLAttributes, withDirection(node.attrs), { 'data-type': 'action' }),
      0,
    ],
    addKeyboardShortcuts() {
      return { Enter: () => endBlock(this.editor, 'action') }
    },
    addNodeView() {
      return (props) => {
        const tick = element('input', {
          type: 'checkbox',
          class: 'ed-tick',
          change: () => updateNode(props, { state: tick.checked ? 'done' : 'open' }),
        })
        const label = element('span', { class: 'ed-blockLabel' })
        const owner = element('input', {
          type: 'text',
          class: 'ed-blockField',
          maxlength: '200',
          change: () => updateNode(props, { owner: owner.value.trim() || null }),
          keydown: leaveOnEnter,
        })
        const due = dateField(props, 'due')
        const state = element('select', {
          class: 'ed-blockSelect',
          change: () => updateNode(props, { state: state.value }),
        })
        const head = element(
          'div',
          { class: 'ed-blockHead', contenteditable: 'false' },
          tick,
          label,
          owner,
          due.box,
          state,
        )
        const body = element('div', { class: 'ed-blockBody' })
        const dom = element('div', { class: 'ed-action' }, head, body)
        return nodeView(
          props,
          {
            dom,
            contentDOM: body,
            own: [head],
            show({ node }) {
              const { t, editable } = session.settings()
              const value = String(node.attrs['state'])
              setAttribute(dom, 'data-state', value)
              label.textContent = t('editor.block.action')
              tick.checked = value === 'done'
              tick.disabled = !editable
              tick.setAttribute('aria-label', t('editor.action.done'))
              if (document.activeElement !== owner) owner.value = String(node.attrs['owner'] ?? '')
              owner.placeholder = t('editor.action.owner')
              owner.setAttribute('aria-label', t('editor.action.owner'))
              owner.readOnly = !editable
              showDate(due, node.attrs['due'], t('editor.action.due'), editable)
              state.setAttribute('aria-label', t('editor.action.state'))
              state.disabled = !editable
              state.replaceChildren(
                ...actionStates.map((each) => element('option', { value: each }, t(`editor.action.${each}`))),
              )
              state.value = value
              body.dir = withDirection(node.attrs).dir
            },
          },
          session.subscribe,
        )
      }
    },
  })
}

type DateField = { box: HTMLElement; text: HTMLElement; input: HTMLInputElement }

function dateField(props: NodeViewRendererProps, name: 'date' | 'due'): DateField {
  const input = element('input', {
    type: 'date',
    class: 'ed-blockField ed-blockDate',
    change: () => {
      const day = isoDate.safeParse(input.value)
      updateNode(props, { [name]: day.success ? day.data : null })
    },
    click: () => {
      if (!input.readOnly) input.showPicker()
    },
    keydown: leaveOnEnter,
  })
  const text = element('span', { class: 'ed-dateText', 'aria-hidden': 'true' })
  return { box: element('span', { class: 'ed-dateBox' }, text, input), text, input }
}

function showDate({ text, input }: DateField, value: unknown, label: string, editable: boolean): void {
  const day = typeof value === 'string' ? value : ''
  if (document.activeElement !== input) input.value = day
  input.setAttribute('aria-label', label)
  input.title = label
  input.readOnly = !editable
  text.textContent = day === '' ? label : written(day)
  setAttribute(text, 'data-empty', day === '' ? 'true' : null)
}

/** A day in words of the page's language. */
function written(day: string): string {
  const language = document.documentElement.lang || 'en'
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

function leaveOnEnter(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return
  event.preventDefault()
  if (event.target instanceof HTMLElement) event.target.blur()
}

/** Enter on an empty block of this kind turns it into a paragraph, so that one can write on. */
function endBlock(editor: Editor, name: string): boolean {
  const { parent } = editor.state.selection.$from
  return parent.type.name === name && parent.content.size === 0 && editor.commands.setNode('paragraph')
}
