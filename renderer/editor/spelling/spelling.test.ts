import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { cursorAfter, editorWith, paragraph, text } from '../editor.test-kit.ts'
import { createHouseSpeller } from './house-speller.ts'
import { loadHunspell } from './load-hunspell.ts'
import { createSpellingClient } from './spelling-client.ts'
import type { SpellingLine } from './spelling-line.ts'
import { ignoreWord, misspeltAt } from './spelling-extension.ts'
import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts'
import { visibleRange } from './visible-range.ts'
import { wordsOf } from './words-of.ts'

const dictionary = (language: string, file: string) =>
  new Uint8Array(readFileSync(`node_modules/dictionary-${language}/index.${file}`))

describe.skipIf(!existsSync('node_modules/dictionary-en'))('Hunspell with the dictionaries that ship', () => {
  it.each([
    ['en', ['dialogue', 'Governments', "workshop's"], ['dialoge', 'Goverments'], 'recieve', 'receive'],
    ['fr', ['réunion', "l'Organisation", 'États'], ['réunoin', 'Etatts'], 'gouvernemant', 'gouvernement'],
    ['es', ['reunión', 'migración', 'participantes'], ['reunoin', 'migrasion'], 'govierno', 'gobierno'],
  ])('knows %s', async (language, right, wrong, misspelt, meant) => {
    const speller = await loadHunspell(dictionary(language, 'aff'), dictionary(language, 'dic'))
    expect(right.filter((word) => !speller.isRight(word))).toEqual([])
    expect(wrong.filter((word) => speller.isRight(word))).toEqual([])
    expect(speller.suggest(misspelt, 6)).toContain(meant)
    expect(speller.suggest(misspelt, 1)).toHaveLength(1)
  })
})

describe.skipIf(!existsSync('node_modules/dictionary-en-gb'))('British spelling as the house has it', () => {
  const house = async () => {
    const load = (name: string) => loadHunspell(dictionary(name, 'aff'), dictionary(name, 'dic'))
    return createHouseSpeller(await load('en-gb'), await load('en'))
  }

  it('takes labour and programme, and organization with z or s', async () => {
    const speller = await house()
    const right =
      'labour programme behaviour centre defence fulfil travelled analyse organization Organizations organizational ' +
      'recognize harmonization standardized decentralizing mobilization prioritize regularization organisation'
    expect(right.split(' ').filter((word) => !speller.isRight(word))).toEqual([])
  })

  it('does not take what neither writes, nor what only Americans do', async () => {
    const speller = await house()
    const wrong = 'labor center color analyze advize exercize surprized organizasion traveling'
    expect(wrong.split(' ').filter((word) => speller.isRight(word))).toEqual([])
  })

  it('suggests the form with z first', async () => {
    const found = (await house()).suggest('organzation', 6)
    expect(found.indexOf('organization')).toBeGreaterThanOrEqual(0)
    expect(found.indexOf('organization')).toBeLessThan(found.indexOf('organisation'))
  })
})

/** A client whose workers know some wrong words; over others they die, or are silent. */
function line(wrong: readonly string[], dictionaries = true) {
  const asked: SpellingQuestion[] = []
  const lines = { started: 0, ended: 0 }
  const open = (): SpellingLine => {
    let tell: (answer: SpellingAnswer) => void = () => undefined
    let die: () => void = () => undefined
    lines.started += 1
    return {
      onAnswer: (listen) => void (tell = listen),
      onLost: (listen) => void (die = listen),
      end: () => void (lines.ended += 1),
      postMessage(question) {
        asked.push(question)
        const words = question.ask === 'check' ? question.words : ['meant']
        if (words.includes('silence')) return
        const found = question.ask === 'check' ? words.filter((word) => wrong.includes(word)) : words
        queueMicrotask(() =>
          words.includes('death')
            ? die()
            : tell({ id: question.id, words: found, ...(!dictionaries && { failed: true as const }) }),
        )
      },
    }
  }
  const url = (language: string, file: string) => `/dictionaries/${language}.${file}`
  return { asked, lines, client: createSpellingClient(open, url, 50) }
}

describe('the spelling client', () => {
  it('loads a dictionary once and asks for a word once', async () => {
    const { asked, client } = line(['teh'])
    expect(client.known('en-US', 'teh')).toBeUndefined()
    await client.check('en-US', ['teh', 'the'])
    await client.check('en-US', ['on'])
    expect([client.known('en-US', 'teh'), client.known('en-US', 'the'), client.known('fr', 'teh')]).toEqual([
      false,
      true,
      undefined,
    ])
    expect(asked.map((question) => question.ask)).toEqual(['load', 'check', 'check'])
    expect(asked[0]).toMatchObject({ affUrl: '/dictionaries/en-US.aff', dicUrl: '/dictionaries/en-US.dic' })
    expect(await client.suggest('en-US', 'teh')).toEqual(['meant'])
  })

  it('loads the American dictionary before the British one, which is asked together with it', async () => {
    const { asked, client } = line(['labor'])
    expect(await client.check('en-GB', ['labor', 'labour'])).toBe(true)
    expect(asked.map((question) => `${question.ask} ${question.dictionary}`)).toEqual([
      'load en-US',
      'load en-GB',
      'check en-GB',
    ])
    expect([client.known('en-GB', 'labor'), client.known('en-US', 'labor')]).toEqual([false, undefined])
  })

  it('knows nothing where there is no dictionary, and marks nothing', async () => {
    const { client } = line([], false)
    expect(await client.check('en-US', ['x'])).toBe(false)
    expect(client.known('en-US', 'x')).toBeUndefined()
    expect(await client.suggest('en-US', 'x')).toEqual([])
  })
})

describe('a spelling worker that is lost', () => {
  it.each(['death', 'silence'])(
    'by %s answers nobody’s question, and another takes its place',
    async (word) => {
      const { asked, client, lines } = line(['teh'])
      expect(await client.check('fr', ['teh'])).toBe(true)
      const behind = client.suggest('fr', 'teh')
      const results = [client.check('fr', [word]), client.check('fr', ['also'])]
      // What it had not come to is left unknown, and asked for again when the writer pauses.
      expect((await Promise.all(results))[0]).toBe(false)
      await behind
      expect(client.known('fr', word)).toBeUndefined()
      expect(await client.check('fr', ['teh', 'after'])).toBe(true)
      expect(client.known('fr', 'after')).toBe(true)
      expect(lines).toEqual({ started: 2, ended: 1 })
      expect(asked.filter((question) => question.ask === 'load')).toHaveLength(2)
    },
  )

  it('again and again is not started any more, and every question is still answered', async () => {
    const { client, lines } = line([])
    for (let time = 0; time < 5; time += 1) expect(await client.check('fr', ['death'])).toBe(false)
    expect(lines).toEqual({ started: 3, ended: 3 })
    expect(await client.suggest('fr', 'teh')).toEqual([])
  })
})

describe('the words that are looked up', () => {
  const words = (content: (string | object)[], language = 'en') => {
    const { editor } = editorWith([paragraph(...content)])
    const { doc } = editor.state
    return wordsOf(doc, 0, doc.content.size, language).map((each) => {
      expect(doc.textBetween(each.from, each.to).replaceAll('’', "'")).toBe(each.word)
      return `${each.language} ${each.word}`
    })
  }

  it('leave out capitals, numbers, symbols, addresses and single letters', () => {
    expect(
      words(['MIDSA met on 26–27 March; see A/RES/73/195, iom.int, a@b.org and x2 a “Dialogue” (new).']),
    ).toEqual(['met', 'on', 'March', 'see', 'and', 'Dialogue', 'new'].map((word) => `en ${word}`))
  })

  it('keep apostrophes and hyphens, typographic or not', () => {
    expect(words(["the workshop’s follow-up don't"])).toEqual([
      'en the',
      "en workshop's",
      'en follow-up',
      "en don't",
    ])
  })

  it('follow the language that words are marked with', () => {
    const french = { type: 'text', text: 'coup d’œil', marks: [{ type: 'language', attrs: { tag: 'fr' } }] }
    const russian = { type: 'text', text: ' диалог ', marks: [{ type: 'language', attrs: { tag: 'ru' } }] }
    expect(words(['at ', french, russian, text('npm', 'code')])).toEqual(['en at', 'fr coup', "fr d'œil"])
    expect(words(['диалог'], 'ru')).toEqual([])
  })
})

describe('marking what is misspelt', () => {
  const port = {
    english: 'american' as const,
    dictionaryUrl: () => '',
    personalWords: () => ['Ownword'],
    addPersonalWord: () => undefined,
  }
  const marked = (dom: Element) => [...dom.querySelectorAll('.ed-misspelt')].map((each) => each.textContent)

  function open() {
    const { client } = line(['teh', 'Ownword', 'writen'])
    // jsdom lays nothing out; that the page is in sight is all that counts here.
    HTMLElement.prototype.getClientRects = () => [new DOMRect(0, 0, 1, 1)] as unknown as DOMRectList
    HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
    Object.defineProperty(document.documentElement, 'clientHeight', { value: 500, configurable: true })
    const made = editorWith([paragraph('teh and Ownword'), paragraph('more teh')], {}, () => client)
    const settings = made.session.settings()
    made.session.configure({ ...settings, ports: { ...settings.ports, spelling: port } })
    return made
  }

  it("marks words in sight, but not the reader's own", async () => {
    const { editor } = open()
    await vi.waitFor(() => expect(marked(editor.view.dom)).toEqual(['teh', 'teh']), { timeout: 5000 })
    expect(misspeltAt(editor.state, 2)).toMatchObject({ word: 'teh', dictionary: 'en-US', from: 1, to: 4 })
    expect(misspeltAt(editor.state, 7)).toBeNull()
  })

  it('leaves a word alone once told so, and keeps the marks in place while writing', async () => {
    const { editor } = open()
    await vi.waitFor(() => expect(marked(editor.view.dom)).toHaveLength(2), { timeout: 5000 })
    cursorAfter(editor, 'more')
    editor.commands.insertContent({ type: 'text', text: ' words' })
    expect(marked(editor.view.dom)).toEqual(['teh', 'teh'])
    ignoreWord(editor.view, 'teh')
    expect(marked(editor.view.dom)).toEqual([])
  })

  it('looks only at what is in sight', () => {
    const { editor } = open()
    HTMLElement.prototype.getBoundingClientRect = function (this: HTMLElement) {
      const index = this.parentElement === editor.view.dom ? [...editor.view.dom.children].indexOf(this) : 0
      return new DOMRect(0, index * 1000, 100, 1000)
    }
    expect(visibleRange(editor.view)).toEqual({ from: 0, to: editor.state.doc.firstChild?.nodeSize })
  })
})
