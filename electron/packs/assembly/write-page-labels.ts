import { textString } from './file-writer.ts'

/** Labels of all pages as a number tree: whole numbers that go on counting as a run, every other label as itself, an empty one as none. */
export function writePageLabels(labels: readonly string[]): string {
  const entries: string[] = []
  for (const [index, label] of labels.entries()) {
    if (label === '') entries.push(`${index}<<>>`)
    else if (!/^[1-9]\d{0,8}$/.test(label)) entries.push(`${index}<</P${textString(label)}>>`)
    else if (index === 0 || labels[index - 1] !== String(Number(label) - 1))
      entries.push(`${index}<</S/D/St ${label}>>`)
  }
  return `<</Nums[${entries.join('')}]>>`
}
