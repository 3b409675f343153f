const ground = 'M14 74h84'

/** Our own drawings as path data in a box of 112 by 84. */
export const drawings = {
  pages: {
    ink: `${ground}M34 66V18h30l12 12v36zM64 18v12h12M42 40h26M42 48h26M28 62V24M22 58V30`,
    accent: 'M42 32h14M42 56h17',
  },
  quill: {
    ink: `${ground}M30 66c8-24 22-42 50-52-2 18-10 30-22 36-6 3-12 4-18 4M48 44c10-10 18-17 32-30M36 74l6-20`,
    accent: 'M52 66c8 2 12-3 18 0s10 0 14-1',
  },
  calendar: {
    ink: `${ground}M28 22h56v44H28zM28 34h56M40 16v11M72 16v11M42 42h6M56 42h6M42 54h6M70 54h6`,
    accent: 'M53 58l4 4 9-10',
  },
  table: {
    ink: `${ground}M56 30c20 0 32 5 32 12s-12 12-32 12-32-5-32-12 12-12 32-12zM36 54v20M76 54v20M30 26a5 5 0 1 0 .1 0M82 26a5 5 0 1 0 .1 0`,
    accent: 'M56 12a6 6 0 1 0 .1 0M47 30c1-5 5-6 9-6s8 1 9 6',
  },
  network: {
    ink: `${ground}M32 28a8 8 0 1 0 .1 0M82 22a8 8 0 1 0 .1 0M80 52a8 8 0 1 0 .1 0M40 34l32-4M39 40l33 18M82 38v14`,
    accent: 'M36 54a7 7 0 1 0 .1 0M34 44l1 10M43 61l29 0',
  },
  lens: {
    ink: `${ground}M50 18a20 20 0 1 0 .1 0M64 52l16 16M26 66h14`,
    accent: 'M42 34c2-5 6-7 10-7',
  },
  bin: {
    ink: `${ground}M36 28l5 42h30l5-42M32 28h48M48 28v-6h16v6M49 38l2 22M63 38l-2 22`,
    accent: 'M86 44a12 12 0 0 0-8-12M78 40v-8h8',
  },
  binder: {
    ink: `${ground}M30 18h46a4 4 0 0 1 4 4v44H34a4 4 0 0 1-4-4zM40 18v48M80 30h5v7h-5M80 44h5v7h-5`,
    accent: 'M50 30h20M50 38h14',
  },
  people: {
    ink: `${ground}M40 26a9 9 0 1 0 .1 0M24 68c0-14 6-20 16-20s16 6 16 20`,
    accent: 'M72 32a8 8 0 1 0 .1 0M62 52c3-2 6-3 10-3 9 0 14 6 14 19',
  },
  tick: {
    ink: `${ground}M30 18h52v50H30zM40 32h6v6h-6zM40 50h6v6h-6zM54 35h20M54 53h14`,
    accent: 'M38 34l4 4 8-10',
  },
  broken: {
    ink: `${ground}M34 66V18h30l12 12v10l-8 4 8 6v16zM64 18v12h12M42 40h12M42 48h18`,
    accent: 'M84 34l6-4M86 44h8M84 54l6 4',
  },
} as const

export type DrawingName = keyof typeof drawings
