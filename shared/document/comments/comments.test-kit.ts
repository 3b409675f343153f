import type { DocumentNode, JsonValue } from '../body.ts'
import type { CommentThread, Remark } from './thread.ts'

/** A thread with one remark for each text, by Ana at nine, ten, eleven… */
export function aThread(id: string, ...texts: string[]): CommentThread {
  return {
    thread: id,
    remarks: texts.map((text, index) => aRemark(`${id}-${index}`, text, 9 + index)),
    resolved: null,
  }
}

export function aRemark(id: string, text: string, hour = 12, author = 'Ana'): Remark {
  return { id, author, at: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`, text, edited: null }
}

/** A line of text with threads on parts of it: `['plain', ['words', thread], …]`. */
export function commented(
  id: string,
  parts: readonly (string | readonly [string, ...CommentThread[]])[],
  type = 'paragraph',
): DocumentNode {
  return {
    type,
    attrs: { id, dir: null },
    content: parts.map((part): DocumentNode => {
      if (typeof part === 'string') return { type: 'text', text: part }
      const [text, ...threads] = part
      return { type: 'text', text, marks: threads.map(toMark) }
    }),
  }
}

const toMark = (thread: CommentThread) => ({ type: 'comment', attrs: thread as Record<string, JsonValue> })
