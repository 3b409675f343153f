import type { FragmentForm } from '../fragment.ts'

/** The forms of all parts as an entry of the catalog; nothing where none has fields. */
export function writeForm(forms: readonly FragmentForm[]): string {
  const filled = forms.filter(({ field }) => field > 0)
  if (filled.length === 0) return ''
  const categories = new Map<string, string>()
  for (const [category, name, written] of filled.flatMap(({ resources }) => resources))
    categories.set(category, `${categories.get(category) ?? ''}${name} ${written}`)
  const resources = [...categories].map(([category, entries]) => `/${category}<<${entries}>>`).join('')
  const fields = filled.map(({ field }) => `${field} 0 R`).join(' ')
  return `/AcroForm<</Fields[${fields}]/DR<<${resources}>>/DA(/Helv 0 Tf 0 g)>>`
}
