import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentTypes } from '../../../shared/model/document/v1.ts'
import { languages } from '../../../shared/model/languages.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import type { CompileOutcome, CompilerPort } from '../compiler-port.ts'
import { createInProcessCompiler } from '../in-process-compiler.ts'
import { locateResources } from '../locate-resources.ts'
import { flat, readPdf } from '../read-pdf.test-kit.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  n,
  node,
  note,
  row,
  th,
  xref,
} from '../sample-document.test-kit.ts'
import { createTypesetting } from '../typesetting.ts'

const resources = locateResources(import.meta.dirname)
let own = ''
let typesetting: ReturnType<typeof createTypesetting>
beforeAll(async () => {
  own = await mkdtemp(join(tmpdir(), 'templates-'))
  typesetting = createTypesetting({
    compiler: createInProcessCompiler(resources),
    resources,
    ownTemplates: own,
  })
})
afterAll(async () => {
  await typesetting.close()
  await rm(own, { recursive: true, force: true })
})

async function drop(name: string, typst: string, manifest: object = {}): Promise<void> {
  await mkdir(join(own, name), { recursive: true })
  await writeFile(join(own, name, 'template.typ'), typst)
  await writeFile(
    join(own, name, 'template.json'),
    JSON.stringify({ formatVersion: 1, title: name, ...manifest }),
  )
}

const wide = node(
  'table',
  [
    row(...Array.from({ length: 6 }, (_, at) => th(`Column ${at + 1} of a wide table`))),
    row(...Array.from({ length: 6 }, (_, at) => cell(`What stands in column ${at + 1}`))),
  ],
  { id: 't1', caption: 'Wide' },
)
const everything = body(
  h(1, 'Introduction', { id: 'h1' }),
  n(['The workshop was held in Geneva.', note('A note.')], 1, { id: 'p1' }),
  h(2, 'Cities', { id: 'h2' }),
  n(['See ', xref('h2'), '.']),
  wide,
  node('decision', 'Meet again.', { id: 'd1', date: '2018-10-09' }),
  node('action', 'Write the report.', { id: 'a1', owner: 'Secretariat', due: '2018-12-01', state: 'open' }),
)
const set = async (
  template: string,
  options: Parameters<typeof documentRecord>[0] = {},
  content = everything,
  meeting?: MeetingV1,
) => {
  const input = { ...inputOf(documentRecord(options), content), ...(meeting && { meeting }) }
  const made = await typesetting.typeset(input, { standard: 'ua-1+a-2a', template })
  return { ...made, read: await readPdf(made.pdf) }
}

describe('the templates of the house', () => {
  it('are each the usual one of a type, or chosen by name', async () => {
    const { templates, faulty } = await typesetting.templates()
    expect(faulty).toEqual([])
    const usual = new Map(templates.flatMap(({ name, defaultFor }) => defaultFor.map((type) => [type, name])))
    expect(documentTypes.map((type) => usual.get(type))).toEqual([
      'note',
      'minutes',
      'report',
      'information-sheet',
      'concept-note',
      'agenda-paper',
      'newsletter',
    ])
    expect(templates.filter(({ defaultFor }) => defaultFor.length === 0).map(({ name }) => name)).toEqual([
      'publication',
    ])
  })

  it('give way to one of the library that says it is for the type', async () => {
    await drop('ours', '#import "/house/house.typ": *\n#show: house\nFrom the ministry.', {
      defaultFor: ['note'],
    })
    try {
      const of = async (type: 'note' | 'minutes') => {
        const made = await typesetting.typeset(inputOf({ ...documentRecord(), type }, everything), {
          standard: 'a-2a',
        })
        return (await readPdf(made.pdf)).text
      }
      expect(await of('note')).toContain('From the ministry.')
      expect(await of('minutes')).not.toContain('From the ministry.')
    } finally {
      await rm(join(own, 'ours'), { recursive: true })
    }
  })

  it('break a decision that is longer than a page over pages, where they gather them', async () => {
    const long = 'Every Member is asked to say what it has done. '.repeat(140)
    const { read } = await set('minutes', {}, body(node('decision', long, { id: 'd1' })))
    const gathered = read.pages.filter((page) => page.includes('Every Member')).length
    expect(gathered).toBeGreaterThan(3)
    expect(flat(read.text).split('Every Member').length - 1).toBe(280)
  })

  it('make files of both standards of a document with everything, from left to right and from right to left', async () => {
    const { templates } = await typesetting.templates()
    for (const { name } of templates) {
      for (const language of ['en', 'ar'] as const) {
        const { read } = await set(name, { language })
        expect(read.text, `${name} ${language}`).toContain('Write the report.')
        expect(read.lang).toBe(language)
      }
    }
  }, 60_000)

  it('begin each part of a publication on a page of its own, after a title page', async () => {
    const { read } = await set('publication', {}, body(h(1, 'One'), n('Words.'), h(1, 'Two'), n('More.')))
    const [cover, title, contents, one, two] = read.pages
    expect(cover).toContain('Report of the workshop')
    expect(title).toContain('General')
    expect(contents).toMatch(/One.*1[\s\S]*Two.*2/)
    expect([one, two].map((page) => /Words|More/.exec(page ?? '')?.[0])).toEqual(['Words', 'More'])
  })

  it('gather what was decided at the end of minutes, without the notes once more', async () => {
    const decided = node('decision', ['Agreed.', note('By all.')], { id: 'd1' })
    const { read } = await set('minutes', { type: 'minutes' }, body(n('Words.'), decided))
    expect(read.text.match(/Agreed\./g)).toHaveLength(2)
    expect(read.text.match(/By all\./g)).toHaveLength(1)
    expect(read.outline.at(-1)?.title).toBe('Decisions and actions')
  })

  it('say when an information sheet is longer than a sheet', async () => {
    const long = body(...Array.from({ length: 60 }, () => n('Words and words and words. '.repeat(12))))
    const { findings, pages } = await set('information-sheet', { type: 'information-sheet' }, long)
    expect(pages).toBeGreaterThan(2)
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'too-many-pages', values: { pages: String(pages), limit: '2' } }),
    )
  })

  it('list who took part by State, in the order of the language', async () => {
    const person = (name: string, state: string | undefined, capacity = 'delegate') => ({
      id: name,
      name,
      capacity,
      attendance: 'attended',
      ...(state ? { state } : { organization: 'Migrant association' }),
    })
    const meeting = {
      title: 'Workshop',
      participants: [
        person('Zoe', 'ZA'),
        person('Anna', 'DE'),
        person('Ben', 'DE', 'head'),
        person('Nour', undefined),
        { ...person('Absent', 'FR'), attendance: 'expected' },
      ],
    } as unknown as MeetingV1
    const english = await set('report', { settings: { participants: true } }, everything, meeting)
    expect(english.read.text.replace(/\s+/g, ' ')).toMatch(
      /Germany Ben Anna South Africa Zoe Migrant association Nour/,
    )
    const spanish = await set(
      'report',
      { language: 'es', settings: { participants: true } },
      everything,
      meeting,
    )
    expect(spanish.read.text.replace(/\s+/g, ' ')).toMatch(/Alemania Ben Anna Sudáfrica Zoe/)
    expect(english.read.text).not.toContain('Absent')
  })
})

describe('a template of the user’s own', () => {
  it('lays out the same data, with what the house has', async () => {
    await drop(
      'ministry',
      '#import "/house/house.typ": *\n#show: house\n#text(font: sans)[Ministry of Words]\n#plain()\n#body(data.blocks)',
      { numbering: 'decimal', paper: 'letter' },
    )
    const { read, paper } = await set('ministry')
    expect(read.pages[0]).toContain('Ministry of Words')
    expect(read.text).toMatch(/1\.1\s+Cities[\s\S]*See 1\.1\./)
    expect(paper).toBe('letter')
  })

  it('that is faulty is named with the line', async () => {
    await drop('faulty', '#import "/house/house.typ": *\n#show: house\n\n#no-such-thing()')
    await expect(set('faulty')).rejects.toMatchObject({
      code: 'TYPESETTING_FAILED',
      diagnostics: [expect.stringContaining('no-such-thing')],
      template: { name: 'faulty', file: 'template.typ', line: 4 },
    })
  })

  it('that is faulty is not tried again as if pictures of the document were', async () => {
    await drop('faulty', '#no-such-thing()')
    const { compile } = createInProcessCompiler(resources)
    const outcomes: CompileOutcome[] = []
    const compiler: CompilerPort = {
      compile: async (job) => {
        const outcome = await compile(job)
        outcomes.push(outcome)
        return outcome
      },
      close: async () => {},
    }
    const watched = createTypesetting({ compiler, resources, ownTemplates: own })
    const attempt = watched.typeset(inputOf(documentRecord(), everything), {
      standard: 'ua-1',
      template: 'faulty',
    })
    await expect(attempt).rejects.toMatchObject({ template: { name: 'faulty' } })
    expect(outcomes).toEqual([expect.objectContaining({ ok: false, unusable: [] })])
  })

  it('that is faulty in what the standard asks is named too', async () => {
    await drop('bare', '#set document(title: none)\nWords.')
    await expect(set('bare')).rejects.toMatchObject({ template: { name: 'bare' } })
  })

  it('reads nothing outside its folder and the house', async () => {
    for (const path of ['/etc/hostname', '../../../../etc/hostname', '/../package.json']) {
      await drop('curious', `#read("${path}")`)
      await expect(set('curious')).rejects.toMatchObject({ template: { name: 'curious', line: 1 } })
    }
  })

  it('that finds no end is stopped, and named', async () => {
    await drop('endless', '#while true { }')
    const compile = (_: unknown, signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      )
    const slow = createTypesetting({
      compiler: { compile, close: async () => {} },
      resources,
      ownTemplates: own,
      ownTemplateLimit: 50,
    })
    const input = inputOf(documentRecord(), everything)
    const attempt = slow.typeset(input, { standard: 'ua-1', template: 'endless' })
    await expect(attempt).rejects.toMatchObject({
      diagnostics: [expect.stringContaining('No end')],
      template: { name: 'endless' },
    })
    const cancelled = new AbortController()
    const other = slow.typeset(input, { standard: 'ua-1', template: 'endless', signal: cancelled.signal })
    cancelled.abort()
    await expect(other).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('that has gone is replaced by the usual one, and that is said', async () => {
    const input = inputOf(documentRecord({ settings: { template: 'gone' } }), everything)
    const said = expect.objectContaining({ code: 'template-missing', values: { template: 'gone' } })
    expect(await typesetting.preflight(input)).toContainEqual(said)
    expect((await typesetting.typeset(input, { standard: 'ua-1' })).findings).toContainEqual(said)
  })
})

it('numbers headings as 1.1 in every language where a template wants it so', async () => {
  await drop('decimal', '#import "/house/house.typ": *\n#show: house\n#plain()\n#body(data.blocks)', {
    numbering: 'decimal',
  })
  for (const language of languages) {
    const { read } = await set('decimal', { language }, body(h(1, 'A'), h(2, 'B'), h(2, 'C'), h(1, 'D')))
    expect(read.outline.map(({ title }) => title)).toEqual(['1 A', '2 D'])
    expect(read.outline[0]?.items.map(({ title }) => title)).toEqual(['1.1 B', '1.2 C'])
  }
})
