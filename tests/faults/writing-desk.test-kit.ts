import { closeHistory, history, redo, undo } from '@tiptap/pm/history'
import { Node, Schema } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordStore } from '../../electron/records/record-store.ts'
import {
  autosaveTimes,
  createAutosave,
  type Autosave,
  type AutosaveClock,
} from '../../renderer/editor/autosave.ts'
import { createMemorySpill } from '../../renderer/editor/save/spill.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', attrs: { id: { default: 'p1' } } },
    text: {},
  },
})

export const bodyOf = (words: string): DocumentBody => {
  const text = words === '' ? {} : { content: [{ type: 'text', text: words }] }
  return { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p1' }, ...text }] }
}

export const wordsIn = (body: unknown): string =>
  body === undefined ? '' : Node.fromJSON(schema, body).textContent

type Answer = { rev: number; savedAt: string }
export type Trouble = 'refused' | 'answer lost' | 'answer late'

/**
 * One document open in an editor: ProseMirror's own history, the page's autosave and spill, and the record store of the
 * workbench below them. Saves can be refused, their answers lost or held back, and the page can go without a word.
 */
export class WritingDesk {
  readonly acknowledged = new Map<number, string>()
  private editor = this.emptyEditor('')
  private autosave!: Autosave
  private readonly spill = createMemorySpill()
  private trouble: Trouble | null = null
  private held: (() => void)[] = []
  private time = 0
  private waiting = new Set<{ at: number; act: () => void }>()

  constructor(
    private readonly store: RecordStore,
    private readonly id: RecordId,
  ) {}

  get words(): string {
    return this.editor.doc.textContent
  }

  get isSaved(): boolean {
    return !this.autosave.isDirty()
  }

  /** Opens what is stored, or the words that were not saved last time, as the page does. */
  async open(): Promise<void> {
    const stored = await this.store.read(this.id)
    const unsaved = await this.spill.find(this.id)
    this.editor = this.emptyEditor(wordsIn(unsaved?.body ?? stored.body))
    this.autosave = createAutosave({
      documentId: this.id,
      rev: unsaved?.baseRev ?? stored.rev,
      body: unsaved && unsaved.baseRev !== stored.rev ? bodyOf('') : (stored.body as DocumentBody),
      save: (body, baseRev) => this.save(body, baseRev),
      readCurrent: async () => {
        const { rev, body, savedAt } = await this.store.read(this.id)
        return { rev, body: body as DocumentBody, savedAt }
      },
      spill: this.spill,
      clock: this.clock(),
    })
    if (unsaved) this.autosave.changed(() => unsaved.body)
  }

  type(words: string): void {
    const { tr } = this.editor
    this.apply(closeHistory(tr.insertText(words, this.editor.doc.content.size - 1)))
  }

  undo(): void {
    undo(this.editor, (tr) => this.apply(tr))
  }

  redo(): void {
    redo(this.editor, (tr) => this.apply(tr))
  }

  /** The next save meets this. */
  meet(trouble: Trouble): void {
    this.trouble = trouble
  }

  async answer(): Promise<void> {
    for (const give of this.held.splice(0)) give()
    await settle()
  }

  async wait(ms: number): Promise<void> {
    const end = this.time + ms
    for (;;) {
      const due = [...this.waiting].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
      if (!due) break
      this.waiting.delete(due)
      this.time = Math.max(this.time, due.at)
      due.act()
      await settle()
    }
    this.time = end
  }

  /** “Save”, now; not waited for, since its answer may be held back. */
  async flush(): Promise<void> {
    void this.autosave.flush()
    await settle()
  }

  /** The page goes without a word, and what was on its way answers nobody. */
  async crash(): Promise<void> {
    this.autosave.dispose()
    this.waiting.clear()
    this.held = []
    this.trouble = null
    await settle()
    await this.open()
  }

  /** Everything answers again; the writer stands by the own words. Answers whether all is saved. */
  async finish(): Promise<boolean> {
    this.trouble = null
    await this.answer()
    await this.wait(2 * autosaveTimes.longestRetry)
    if (this.autosave.state().phase === 'conflict') await this.autosave.keepMine()
    return this.autosave.flush()
  }

  private async save(body: DocumentBody, baseRev: number): Promise<Answer> {
    const met = this.trouble
    this.trouble = null
    if (met === 'refused') throw Object.assign(new Error('full'), { code: 'DISK_FULL' })
    const saved = await this.store.edit(this.id, 'body', baseRev, () => ({ body }), 'manual')
    const words = wordsIn(body)
    if (met === 'answer lost') throw Object.assign(new Error('gone'), { code: 'DISCONNECTED' })
    if (met === 'answer late') await new Promise<void>((resolve) => this.held.push(resolve))
    expect(this.acknowledged.get(saved.rev) ?? words).toBe(words)
    this.acknowledged.set(saved.rev, words)
    return saved
  }

  private apply(tr: EditorState['tr']): void {
    this.editor = this.editor.apply(tr)
    if (tr.docChanged) this.autosave.changed(() => this.editor.doc.toJSON() as DocumentBody)
  }

  private emptyEditor(words: string): EditorState {
    return EditorState.create({ doc: Node.fromJSON(schema, bodyOf(words)), plugins: [history()] })
  }

  private clock(): AutosaveClock {
    return {
      now: () => this.time,
      after: (ms, act) => {
        const entry = { at: this.time + ms, act }
        this.waiting.add(entry)
        return () => this.waiting.delete(entry)
      },
    }
  }
}

/** The library under the store is in memory: whatever it is asked has been done when the loop has turned once. */
async function settle(): Promise<void> {
  await turn()
}
