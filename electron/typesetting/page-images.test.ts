import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { afterAll, describe, expect, it } from 'vitest'
import { languages, type Language } from '../../shared/model/languages.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { withCommand } from './read-pdf.test-kit.ts'
import { body, cell, documentRecord, h, inputOf, n, node, note, row, th } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

/**
 * The pages of a report in each language against images that a person has looked at. After a change that is meant:
 * RAPPORTEUR_ACCEPT_IMAGES=1, and look at every image before it is committed.
 */
const accepted = join(import.meta.dirname, 'page-images')
const isAccepting = process.env['RAPPORTEUR_ACCEPT_IMAGES'] === '1'
const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const words: Record<Language, [title: string, sentence: string, word: string]> = {
  ar: ['الحوار الدولي بشأن الهجرة', 'عُقدت حلقة العمل في جنيف وشارك فيها كثيرون من جميع المناطق.', 'الأعضاء'],
  zh: ['国际移徙对话', '讲习班在日内瓦举行，来自各区域的许多与会者出席了会议。', '成员'],
  en: [
    'International Dialogue on Migration',
    'The workshop was held in Geneva and drew participants from all regions.',
    'Members',
  ],
  fr: [
    'Dialogue international sur la migration',
    'L’atelier s’est tenu à Genève et a réuni des participants de toutes les régions.',
    'Membres',
  ],
  ru: [
    'Международный диалог по миграции',
    'Семинар состоялся в Женеве и собрал участников из всех регионов.',
    'Члены',
  ],
  es: [
    'Diálogo Internacional sobre la Migración',
    'El taller se celebró en Ginebra y reunió a participantes de todas las regiones.',
    'Miembros',
  ],
}

async function pagesOf(language: Language): Promise<Uint8Array> {
  const [title, sentence, word] = words[language]
  const content = body(
    h(1, title),
    n([sentence, note(sentence)]),
    n(sentence.repeat(4)),
    n(sentence, 2),
    node('table', [row(th(word), th('2018')), row(cell(word), cell('12')), row(cell(title), cell('7'))], {
      id: 't1',
      caption: word,
    }),
    h(2, word),
    node('callout', n(sentence), { tone: 'recommendation' }),
    h(2, title),
    n(sentence.repeat(3)),
  )
  const settings = { listOfTables: true }
  const record = documentRecord({ language, title, summary: sentence, distribution: 'restricted', settings })
  return (await typesetting.typeset(inputOf(record, content), { standard: 'ua-1+a-2a' })).pdf
}

function draw(pdf: Uint8Array): PNG[] {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pages-'))
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', '30', '-png', join(folder, 'file.pdf'), join(folder, 'page')])
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
    return names.sort().map((name) => PNG.sync.read(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(withCommand('pdftoppm', () => ['-v'], new Uint8Array()) === null)(
  'the pages of a report',
  () => {
    it.each(languages)('look as somebody has found them good: %s', async (language) => {
      const pages = draw(await pagesOf(language))
      const different: string[] = []
      for (const [index, page] of pages.entries()) {
        const file = join(accepted, `${language}-${index + 1}.png`)
        if (isAccepting) {
          mkdirSync(accepted, { recursive: true })
          writeFileSync(file, PNG.sync.write(page))
        }
        const known = PNG.sync.read(readFileSync(file))
        expect([page.width, page.height]).toEqual([known.width, known.height])
        const { width, height } = page
        const count = pixelmatch(page.data, known.data, undefined, width, height, { threshold: 0.25 })
        // Programs draw the edges of letters a little differently; a word elsewhere is ten times as much.
        if (count > width * height * 0.004) different.push(`${language}-${index + 1}: ${count} pixels`)
      }
      expect(different).toEqual([])
      expect(readdirSync(accepted).filter((name) => name.startsWith(language))).toHaveLength(pages.length)
    })
  },
)
