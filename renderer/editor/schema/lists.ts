import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { directionOf, nodeView } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { updateNode } from './update-node.ts'

const listFields = (name: 'bulletList' | 'orderedList' | 'taskList') => ({
  ...nodeFields(name),
  // The word `list` is how the list commands know one; the document schema only asks for `block`.
  group: 'block list',
})

const Bullets = BulletList.extend({
  ...listFields('bulletList'),
  addAttributes: () => nodeAttributes('bulletList'),
})

const Numbers = OrderedList.extend({
  ...listFields('orderedList'),
  addAttributes: () =>
    nodeAttributes('orderedList', {
      start: (found) => Number(found.getAttribute('start') ?? 1),
      type: (found) => found.getAttribute('type')?.toLowerCase() ?? null,
    }),
  renderHTML: ({ node, HTMLAttributes }) => {
    const type: unknown = node.attrs['type']
    const start = Number(node.attrs['start'])
    return [
      'ol',
      {
        ...HTMLAttributes,
        ...(start !== 1 && { start: String(start) }),
        ...(typeof type === 'string' && { type }),
      },
      0,
    ]
  },
})

const Item = ListItem.extend({
  ...nodeFields('listItem'),
  addNodeView() {
    return (props) => {
      const dom = element('li')
      return nodeView(props, {
        dom,
        contentDOM: dom,
        show: ({ node }) => setAttribute(dom, 'dir', directionOf(node)),
      })
    }
  },
})

const Tasks = TaskList.extend({ ...listFields('taskList'), addAttributes: () => nodeAttributes('taskList') })

function createTask(session: EditorSession) {
  return TaskItem.extend({
    ...nodeFields('taskItem'),
    addOptions: () => ({ nested: true, HTMLAttributes: {}, taskListTypeName: 'taskList' }),
    addAttributes: () =>
      nodeAttributes('taskItem', {
        checked: (found) => ['', 'true'].includes(found.getAttribute('data-checked') ?? 'false'),
      }),
    addNodeView() {
      return (props) => {
        const tick = element('input', {
          type: 'checkbox',
          class: 'ed-tick',
          change: () => updateNode(props, { checked: tick.checked }),
        })
        const head = element('span', { class: 'ed-tickHead', contenteditable: 'false' }, tick)
        const body = element('div', { class: 'ed-taskBody' })
        const dom = element('li', { class: 'ed-task' }, head, body)
        return nodeView(
          props,
          {
            dom,
            contentDOM: body,
            own: [head],
            show({ node }) {
              const { t, editable } = session.settings()
              tick.checked = Boolean(node.attrs['checked'])
              tick.disabled = !editable
              tick.setAttribute(
                'aria-label',
                t('editor.task.done', { text: node.firstChild?.textContent.slice(0, 80) ?? '' }),
              )
              setAttribute(dom, 'data-checked', tick.checked ? 'true' : null)
              setAttribute(dom, 'dir', directionOf(node))
            },
          },
          session.subscribe,
        )
      }
    },
  })
}

export const createLists = (session: EditorSession) => [Bullets, Numbers, Item, Tasks, createTask(session)]
