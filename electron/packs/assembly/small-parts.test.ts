import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { createFileWriter, textString } from './file-writer.ts'
import { readTrueType } from './read-true-type.ts'
import { readStampFont } from './stamp-font.ts'
import { writeLayers } from './write-layers.ts'
import { writePageLabels } from './write-page-labels.ts'
import { nameOf } from './write-structure.ts'

const bytes = readFileSync(
  join(import.meta.dirname, '../../../resources/fonts/RapporteurFiguresSemiBold.ttf'),
)

describe('a file written object by object', () => {
  it('is read back with the objects that were laid in it', async () => {
    const file = createFileWriter()
    file.put(1, '<</Type/Catalog/Pages 2 0 R>>')
    file.put(2, '<</Type/Pages/Count 0/Kids[]>>')
    file.put(3, `<</Title${textString('Réunion 会议 😀')}>>`)
    const laid = Buffer.from('40 0 obj\n(one)\nendobj\n41 0 obj\n(two)\nendobj\n')
    file.lay(laid, Int32Array.from([40, 1, 0, 0, 41, 1, laid.indexOf('41'), 0]))
    const written = file.finish(42, 1, 3)
    const document = await PDFDocument.load(written, { updateMetadata: false })
    expect(document.getTitle()).toBe('Réunion 会议 😀')
    const objects = document.context
      .enumerateIndirectObjects()
      .map(([{ objectNumber }, object]) => [objectNumber, object.toString()])
    expect(objects).toEqual(
      expect.arrayContaining([
        [40, '(one)'],
        [41, '(two)'],
      ]),
    )
    expect(document.catalog.get(PDFName.of('Pages'))).toBeDefined()
    expect(document.context.lookup(document.context.trailerInfo.Info, PDFDict)).toBeDefined()
  })
})

describe('labels of pages', () => {
  it('are runs where numbers go on, and themselves where they do not', () => {
    expect(writePageLabels(['1', '2', '3'])).toBe('<</Nums[0<</S/D/St 1>>]>>')
    expect(writePageLabels(['44', '45', '45.1', '46'])).toBe(
      `<</Nums[0<</S/D/St 44>>2<</P${textString('45.1')}>>3<</S/D/St 46>>]>>`,
    )
  })
})

describe('the font of the stamps', () => {
  it('has the letters and figures that numbers and symbols are made of', () => {
    const { glyphs, unitsPerEm, capHeight } = readTrueType(bytes)
    for (const character of 'Item 12(a) · C/115/1 Точка Ponto ñ é №…')
      expect(glyphs.has(character), character).toBe(true)
    expect([unitsPerEm, capHeight]).toEqual([1000, 714])
    expect(new Set(Array.from('0123456789', (figure) => glyphs.get(figure)?.advance)).size).toBe(1)
  })

  it('leaves out what it has not, and tells how wide the rest is', () => {
    const font = readStampFont(bytes)
    expect(font.sayable('项目 3  · C/115')).toBe('3 · C/115')
    expect(font.width('11')).toBeCloseTo(font.width('1') * 2)
    expect(font.encode('11')).toMatch(/^<([0-9a-f]{4})\1>$/)
  })

  it('is refused without a map of characters', () => {
    expect(() => readTrueType(new Uint8Array(12))).toThrow('has no head')
  })
})

describe('layers of several papers', () => {
  it('are kept hidden together, each under the name of its paper', () => {
    const layers = { groups: [40, 41], off: [41], locked: [], radios: ['[40 0 R]'], automatic: [] }
    const none = { groups: [], off: [], locked: [], radios: [], automatic: [] }
    expect(writeLayers([{ title: 'A', layers: none }])).toBe('')
    const written = writeLayers([
      { title: 'A', layers },
      { title: 'B', layers: { ...none, groups: [50], off: [50] } },
    ])
    expect(written).toContain('/OCGs[40 0 R 41 0 R 50 0 R]')
    expect(written).toContain('/OFF[41 0 R 50 0 R]')
    expect(written).toContain(`/Order[[${textString('A')} 40 0 R 41 0 R][${textString('B')} 50 0 R]]`)
  })
})

it('writes names so that any byte can stand in them', () => {
  expect(nameOf('Table Head/1')).toBe('/Table#20Head#2f1')
})
