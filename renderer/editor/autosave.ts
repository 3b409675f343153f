import type { DocumentBody } from '../../shared/document/body.ts'
import { sameJson } from './save/same-json.ts'
import { currentRevOf, passing, reasonOf, type SaveState } from './save/save-state.ts'
import type { SpillPort } from './save/spill.ts'

/** Times in ms: `pause` after the last key, but never longer than `longest` after the first; waits between tries double from `retry` to `longestRetry`. */
export const autosaveTimes = { pause: 800, longest: 5_000, retry: 1_000, longestRetry: 60_000 }

export type AutosaveClock = {
  now: () => number
  after: (ms: number, act: () => void) => () => void
}

export type AutosavePorts = {
  documentId: string
  /** The revision the text was read from, and the text. */
  rev: number
  body: DocumentBody
  /** Resolves only when the body is on the disk. */
  save: (body: DocumentBody, baseRev: number) => Promise<{ rev: number; savedAt: string }>
  /** The document as the library has it now, to tell a lost answer from somebody else's save. */
  readCurrent: () => Promise<{ rev: number; body: DocumentBody; savedAt: string }>
  spill: SpillPort
  /** Puts two texts together that were both made from `base`; null where both changed the same place. */
  join?: (base: DocumentBody, mine: DocumentBody, theirs: DocumentBody) => DocumentBody | null
  /** Shows the text that came of it, in which the writer goes on. */
  show?: (body: DocumentBody) => void
  clock?: AutosaveClock
}

export type Autosave = {
  state: () => SaveState
  subscribe: (listener: () => void) => () => void
  /** Says that the text changed; `getBody` is only called when it is about to be saved. */
  changed: (getBody: () => DocumentBody) => void
  /** Saves what is not saved yet, at once; true where nothing is left unsaved. For closing a tab, and for "save". */
  flush: () => Promise<boolean>
  /** Says that the workbench answers again. */
  reconnected: () => void
  /** After a conflict: saves our text over the other one, which stays in the history. */
  keepMine: () => Promise<boolean>
  /** After a conflict: gives up our text; returns the other one, for the editor to show. */
  takeTheirs: () => DocumentBody | null
  isDirty: () => boolean
  dispose: () => void
}

/**
 * Saves a document while it is written. The newest text always wins over older ones on their way; a text counts as
 * saved only when the workbench has said so, and until then a copy is kept aside. Nothing is ever saved over somebody
 * else's revision unless the writer says so; where the two touch different places, they are put together instead.
 */
export function createAutosave(ports: AutosavePorts): Autosave {
  const clock = ports.clock ?? browserClock
  const { documentId, spill } = ports
  const listeners = new Set<() => void>()
  let state: SaveState = { phase: 'idle' }
  let rev = ports.rev
  let newest: (() => DocumentBody) | null = null
  let version = 0
  let savedVersion = 0
  let failures = 0
  let firstUnsaved = 0
  let running: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null
  let lastSent: DocumentBody = ports.body
  /** The text of revision `rev`, where it is known: what both sides began from when somebody else saves. */
  let agreed: DocumentBody | null = ports.body.content.length > 0 ? ports.body : null
  let disposed = false

  const enter = (next: SaveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const isDirty = () => version !== savedVersion

  const schedule = (ms: number) => {
    cancelTimer?.()
    if (!disposed) cancelTimer = clock.after(ms, () => void run())
  }

  let cancelKeeping: (() => void) | null = null
  /** What is written while a try is under way or waited for is kept aside no later than it would have been saved. */
  const keepAside = () => {
    cancelKeeping ??= clock.after(autosaveTimes.pause, () => {
      cancelKeeping = null
      const body = newest?.()
      if (body && isDirty()) void spill.keep({ documentId, body, baseRev: rev, at: clock.now() })
    })
  }

  const settled = (sentVersion: number, sent: DocumentBody, saved: { rev: number; savedAt: string }) => {
    rev = saved.rev
    agreed = sent
    failures = 0
    savedVersion = sentVersion
    if (isDirty()) {
      firstUnsaved = clock.now()
      enter({ phase: 'dirty' })
      schedule(autosaveTimes.pause)
      return
    }
    void spill.drop(documentId)
    enter({ phase: 'saved', at: saved.savedAt })
  }

  const conflicted = async (body: DocumentBody, sentVersion: number, error: unknown) => {
    const current = await ports.readCurrent().catch(() => null)
    // Saved before the page went, or by another window: there is nothing to ask about.
    if (current && sameJson(current.body, body)) {
      lastSent = body
      settled(sentVersion, current.body, current)
      return
    }
    // The answer to an earlier try may have been lost, or only the title was changed: then the text there is our own.
    if (current && sameJson(current.body, lastSent)) {
      rev = current.rev
      agreed = current.body
      // What is flushed as a tab closes is tried again at once, not by a timer that goes with the tab.
      enter({ phase: 'dirty' })
      schedule(0)
      return
    }
    const joined = current && agreed && ports.join?.(agreed, newest?.() ?? body, current.body)
    if (current && joined) {
      rev = current.rev
      agreed = current.body
      newest = () => joined
      version += 1
      enter({ phase: 'dirty' })
      ports.show?.(joined)
      schedule(0)
      return
    }
    enter({
      phase: 'conflict',
      mine: body,
      currentRev: current?.rev ?? currentRevOf(error) ?? rev,
      theirs: current?.body ?? null,
    })
  }

  const attempt = async () => {
    const body = newest?.()
    if (!body || !isDirty()) return
    const sentVersion = version
    enter({ phase: 'saving' })
    void spill.keep({ documentId, body, baseRev: rev, at: clock.now() })
    try {
      const saved = await ports.save(body, rev)
      lastSent = body
      settled(sentVersion, body, saved)
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === 'CONFLICT') {
        await conflicted(body, sentVersion, error)
        return
      }
      lastSent = body
      failures += 1
      const wait = Math.min(autosaveTimes.retry * 2 ** (failures - 1), autosaveTimes.longestRetry)
      enter({ phase: 'failed', reason, retryAt: passing.has(reason) ? clock.now() + wait : null })
      if (passing.has(reason)) schedule(wait)
      else if (version !== sentVersion) schedule(autosaveTimes.pause)
    }
  }

  const run = (): Promise<void> => {
    cancelTimer?.()
    cancelTimer = null
    if (state.phase === 'conflict') return Promise.resolve()
    running ??= attempt().finally(() => {
      running = null
    })
    return running
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isDirty,
    changed(getBody) {
      if (!isDirty()) firstUnsaved = clock.now()
      newest = getBody
      version += 1
      if (state.phase === 'conflict' || running) return keepAside()
      if (state.phase !== 'failed') enter({ phase: 'dirty' })
      else if (state.retryAt !== null) return keepAside()
      const left = firstUnsaved + autosaveTimes.longest - clock.now()
      schedule(Math.max(0, Math.min(autosaveTimes.pause, left)))
    },
    async flush() {
      await running
      if (isDirty()) await run()
      if (isDirty() && !running && state.phase === 'dirty') await run()
      return !isDirty()
    },
    reconnected() {
      failures = 0
      if (isDirty()) void run()
    },
    async keepMine() {
      if (state.phase !== 'conflict') return !isDirty()
      rev = state.currentRev
      agreed = state.theirs
      enter({ phase: 'dirty' })
      await run()
      return !isDirty()
    },
    takeTheirs() {
      if (state.phase !== 'conflict') return null
      const { theirs, currentRev } = state
      if (!theirs) return null
      rev = currentRev
      agreed = theirs
      savedVersion = version
      newest = null
      void spill.drop(documentId)
      enter({ phase: 'idle' })
      return theirs
    },
    dispose() {
      disposed = true
      cancelTimer?.()
      cancelKeeping?.()
      listeners.clear()
    },
  }
}

const browserClock: AutosaveClock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
