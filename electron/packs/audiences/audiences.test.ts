import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { standardAudiences, type PackAudience } from '../../../shared/model/pack/audiences.ts'
import type { PackPaper } from '../gather-papers.ts'
import { audiencePapers } from './audience-papers.ts'
import { identifiersIn, newCopyIdentifier, printedIdentifier } from './copy-identifier.ts'
import { traceCopy } from './identify-copy.ts'
import { planCopies, type MarkedPaper } from './plan-copies.ts'

const papers: MarkedPaper[] = [
  { entryId: 'divider', title: 'First day', distribution: null },
  { entryId: 'open', title: 'Concept note', distribution: 'general' },
  { entryId: 'annex', title: 'Annex', distribution: 'limited' },
  { entryId: 'secret', title: 'Dispute with Arcadia', distribution: 'restricted' },
]
const [members, observers, press] = standardAudiences('en') as [PackAudience, PackAudience, PackAudience]
const access = (audience: PackAudience) => Object.fromEntries(planCopies([audience], papers).plans[0]!.access)

describe('audiences', () => {
  it('get by the marking of each paper all of it, a slip that names it, or one that does not', () => {
    expect(access(members)).toEqual({ divider: 'whole', open: 'whole', annex: 'whole', secret: 'whole' })
    expect(access(observers)).toEqual({ divider: 'whole', open: 'whole', annex: 'whole', secret: 'nameless' })
    expect(access(press)).toEqual({ divider: 'whole', open: 'whole', annex: 'named', secret: 'nameless' })
  })

  it('get what an exception gives or keeps from them, but no restricted paper without a reason', () => {
    const exceptions = [
      { entryId: 'annex', access: 'give' as const },
      { entryId: 'open', access: 'withhold' as const },
      { entryId: 'secret', access: 'give' as const },
    ]
    const audience = { ...press, exceptions }
    const { plans, refused } = planCopies([members, audience], papers)
    expect(refused).toEqual([
      { entryId: 'secret', title: 'Dispute with Arcadia', audienceId: 'press', audience: 'Press' },
    ])
    expect(plans[1]!.access.get('secret')).toBe('nameless')
    const override = { audienceId: 'press', entryId: 'secret', reason: 'agreed with the chair' }
    const allowed = planCopies([members, audience], papers, [override])
    expect(allowed.refused).toEqual([])
    expect(Object.fromEntries(allowed.plans[1]!.access)).toEqual({
      divider: 'whole',
      open: 'named',
      annex: 'whole',
      secret: 'whole',
    })
    expect(allowed.plans[1]!.overrides).toEqual([
      { entryId: 'secret', title: 'Dispute with Arcadia', reason: 'agreed with the chair' },
    ])
    expect(allowed.plans[0]!.overrides).toEqual([])
  })

  it('get slips under all the labels of what is withheld, and nothing else of what is not named', () => {
    const paper = (entryId: string, title: string): PackPaper => ({
      entryId,
      title,
      number: '3',
      detail: 'C/115/9',
      type: 'file',
      fileName: `${title}.pdf`,
      read: async () => null,
    })
    const given = [
      paper('open', 'Concept note'),
      paper('annex', 'Annex'),
      paper('secret', 'Dispute'),
      paper('gone', 'Gone'),
    ]
    const labels = [
      { entryId: 'open', title: '', labels: ['3', '4'] },
      { entryId: 'annex', title: '', labels: ['5'] },
      { entryId: 'secret', title: '', labels: ['6', '7', '8'] },
    ]
    const { plans } = planCopies([press], papers)
    expect(audiencePapers(given, plans[0]!, labels, 'Not in this copy')).toEqual([
      given[0],
      { entryId: 'annex', number: '3', title: 'Annex', detail: 'C/115/9', type: 'withheld' },
      {
        entryId: 'secret',
        number: '3',
        title: 'Not in this copy',
        detail: '',
        type: 'withheld',
        span: '6–8',
      },
      // Nobody decided about it.
      { entryId: 'gone', number: '3', title: 'Not in this copy', detail: '', type: 'withheld' },
    ])
    const withdrawn: PackPaper = { entryId: 'old', title: 'Old', number: '', detail: '', type: 'withdrawn' }
    const [forMembers, forPress] = [members, press].map(
      (audience) =>
        audiencePapers([withdrawn], planCopies([audience], papers).plans[0]!, [], 'Not in this copy')[0],
    )
    expect([forMembers?.title, forPress?.title]).toEqual(['Old', 'Not in this copy'])
  })

  it('get no title of a divider below which everything is withheld without a name', () => {
    const entry = (entryId: string, title: string, type: 'divider' | 'withdrawn' | 'blank'): PackPaper =>
      type === 'blank'
        ? { entryId, title, number: '', detail: '', type, count: 1 }
        : { entryId, title, number: '', detail: '', type }
    const marked: MarkedPaper[] = [
      ...papers,
      ...['chapter', 'hidden', 'left', 'mixed', 'last'].map((entryId) => ({
        entryId,
        title: entryId,
        distribution: null,
      })),
    ]
    const given = [
      entry('chapter', 'Arcadia', 'divider'),
      entry('hidden', 'The dispute', 'divider'),
      entry('left', 'Left empty', 'blank'),
      entry('secret', 'Dispute', 'withdrawn'),
      entry('mixed', 'Annexes', 'divider'),
      entry('secret', 'Dispute', 'withdrawn'),
      entry('annex', 'Annex', 'withdrawn'),
      entry('last', 'Nothing yet', 'divider'),
    ]
    const titles = (audience: PackAudience) =>
      audiencePapers(given, planCopies([audience], marked).plans[0]!, [], 'Not in this copy')
        .filter(({ type }) => type === 'divider')
        .map(({ title }) => title)
    expect(titles(press)).toEqual(['Not in this copy', 'Not in this copy', 'Annexes', 'Nothing yet'])
    expect(titles(members)).toEqual(['Arcadia', 'The dispute', 'Annexes', 'Nothing yet'])
  })
})

describe('an identifier', () => {
  it('is found however a text was broken, and never where it is not', () => {
    const identifier = newCopyIdentifier()
    expect(identifier).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    const known = new Set([identifier, newCopyIdentifier()])
    const printed = printedIdentifier(identifier)
    expect(printed).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    for (const text of [
      `Kenya ${printed}`,
      printed.split('').join('\n'),
      `x${identifier.toLowerCase()}y`,
      `A ‪${printed.slice(0, 7)}‬ ${printed.slice(7)}`,
    ])
      expect([...identifiersIn(text, known)]).toEqual([identifier])
    expect(identifiersIn(`${printed.slice(1)} and so on`, known).size).toBe(0)
  })

  it('is found on pages and in what a file says of itself, packed or spelled out', () => {
    const [one, other, third] = [newCopyIdentifier(), newCopyIdentifier(), newCopyIdentifier()]
    const known = new Set([one, other, third])
    const spelled = Buffer.from(`\ufeff${other}`, 'utf16le').swap16().toString('hex')
    const bytes = Buffer.from(`%PDF-1.7 /RapporteurCopy(${one}) /Title<${spelled}>`)
    expect(traceCopy(bytes, ['nothing', `… ${third}`, ''], known)).toEqual({
      identifiers: new Set([third, one, other]),
      pages: 3,
      markedPages: 1,
    })
    const packed = deflateSync(Buffer.from(`<x>urn:rapporteur:copy:${other}</x>`))
    const stream = Buffer.concat([Buffer.from('<<>>stream\r\n'), packed, Buffer.from('\nendstream')])
    expect([...traceCopy(stream, null, known).identifiers]).toEqual([other])
    const large = Buffer.alloc(20 * 1024 * 1024, 32)
    large.write(`(${one})`, large.length - 100)
    expect([...traceCopy(large, null, known).identifiers]).toEqual([one])
    expect(traceCopy(Buffer.from('no PDF'), null, known)).toEqual({
      identifiers: new Set(),
      pages: null,
      markedPages: 0,
    })
  })
})
