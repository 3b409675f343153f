/**
 * Makes the fonts and their coverage from the Noto and Amiri packages on npm (all OFL-1.1). Run when a font changes:
 *
 *   npm pack @expo-google-fonts/{noto-serif,noto-sans,noto-sans-mono,amiri,noto-serif-sc,noto-sans-symbols-2,noto-sans-math}
 *   (unpack each into FOLDER/<name>, without the scope and the "package" folder)
 *   node resources/fonts/build-fonts.mjs FOLDER && npx oxfmt resources/fonts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fontkit from '@pdf-lib/fontkit'
import subsetFont from 'subset-font'
import { renameFont } from './rename-font.mjs'

const [source] = process.argv.slice(2)
if (!source) throw new Error('Which folder holds the unpacked font packages?')
const target = import.meta.dirname

const han = hanCharacters()
const plan = [
  ['Serif', 'Regular', 'noto-serif/400Regular/NotoSerif_400Regular.ttf'],
  ['Serif', 'Italic', 'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf'],
  ['Serif', 'Bold', 'noto-serif/700Bold/NotoSerif_700Bold.ttf'],
  ['Serif', 'Bold Italic', 'noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf'],
  ['Sans', 'Regular', 'noto-sans/400Regular/NotoSans_400Regular.ttf'],
  ['Sans', 'Italic', 'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf'],
  ['Sans', 'SemiBold', 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'],
  ['Sans', 'SemiBold Italic', 'noto-sans/600SemiBold_Italic/NotoSans_600SemiBold_Italic.ttf'],
  ['Mono', 'Regular', 'noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf'],
  ['Mono', 'SemiBold', 'noto-sans-mono/600SemiBold/NotoSansMono_600SemiBold.ttf'],
  // Noto's Arabic fonts build letters from strokes and dots, and the text copied out of a PDF then doubles them.
  ['Naskh', 'Regular', 'amiri/400Regular/Amiri_400Regular.ttf'],
  ['Naskh', 'Bold', 'amiri/700Bold/Amiri_700Bold.ttf'],
  // The common characters in two weights and the rest of GBK in one: a bold rare character is set in the regular weight.
  ['Han', 'Regular', 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', han.common],
  ['Han', 'Bold', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', han.common],
  ['Han Rare', 'Regular', 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', han.rare],
  ['Symbols', 'Regular', 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'],
  // For what a binder stamps on pages of others; small, because it is embedded whole.
  ['Figures', 'SemiBold', 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf', stampCharacters()],
  ['Math', 'Regular', 'noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'],
]

const coverage = new Map()
const licences = new Map()
mkdirSync(target, { recursive: true })
for (const [name, style, path, characters] of plan) {
  const family = `Rapporteur ${name}`
  const original = readFileSync(join(source, path))
  const bytes = characters ? await subsetFont(original, characters, { targetFormat: 'sfnt' }) : original
  const renamed = renameFont(bytes, { family, style })
  const file = `${family} ${style}`.replaceAll(' ', '') + '.ttf'
  writeFileSync(join(target, file), renamed)

  const licence = readFileSync(join(source, path.split('/')[0], 'LICENSE_FONT'), 'utf8')
  licences.set(licence.split('\n')[0], [...(licences.get(licence.split('\n')[0]) ?? []), file])
  console.log(file, `${(renamed.length / 1e6).toFixed(2)} MB`)
  if (name === 'Figures') continue

  const set = new Set(fontkit.create(renamed).characterSet)
  const before = coverage.get(family)
  // What every style of a family has: a character in bold must be there as surely as in regular.
  coverage.set(family, before ? new Set([...before].filter((each) => set.has(each))) : set)
}

writeFileSync(
  join(target, 'coverage.json'),
  JSON.stringify({
    families: [...coverage].map(([family, set]) => ({ family, ranges: toRanges(set) })),
  }) + '\n',
)
const text = readFileSync(join(source, 'noto-serif', 'LICENSE_FONT'), 'utf8')
const notices = [...licences].map(([notice, files]) => `${notice}\n  ${files.join(', ')}`)
writeFileSync(
  join(target, 'OFL.txt'),
  `These fonts are Noto and Amiri fonts under other names, some with fewer characters.\n\n${notices.join('\n')}\n\n${text.slice(text.indexOf('This Font'))}`,
)

/** Start and length of each run of code points, the starts as distances from the end of the run before. */
function toRanges(set) {
  const ranges = []
  let end = 0
  for (const point of [...set].sort((a, b) => a - b)) {
    if (ranges.length > 0 && point === end) ranges[ranges.length - 1] += 1
    else ranges.push(point - end, 1)
    end = point + 1
  }
  return ranges
}

/** Latin and Cyrillic letters, figures and marks, as they stand in numbers and symbols of papers. */
function stampCharacters() {
  const from = (first, last) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')
  return from(0x20, 0x7e) + from(0xa1, 0xff) + '–—‘’“”…№Ёё' + from(0x410, 0x44f)
}

/** GB 2312 (with its punctuation, kana and the like) and what GBK has beyond it. */
function hanCharacters() {
  const decoder = new TextDecoder('gbk')
  const common = new Set(Array.from('　、。〈〉《》「」『』【】〔〕〖〗！（），．：；？—…‘’“”·～〇'))
  const all = new Set()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length !== 1 || character === '\ufffd' || /[\ue000-\uf8ff]/.test(character)) continue
      all.add(character)
      if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common.add(character)
    }
  }
  return { common: [...common].join(''), rare: [...all].filter((each) => !common.has(each)).join('') }
}
