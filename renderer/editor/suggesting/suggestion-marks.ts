import { Mark } from '@tiptap/core'
import type { SuggestionMark } from '../../../shared/document/suggestions/suggestion-marks.ts'
import { markAttributes } from '../schema/attributes.ts'
import { element } from '../views/element.ts'

const tags = { insertion: 'ins', deletion: 'del' } as const

/** A change somebody suggests: it never goes on by itself into what is typed beside it, and no HTML brings it. */
function suggestionMark(name: SuggestionMark) {
  return Mark.create({
    name,
    inclusive: false,
    excludes: name,
    addAttributes: () => markAttributes(name),
    parseHTML: () => [],
    // In a note, whose own small editor has no views; what leaves has no suggestions.
    renderHTML: () => ['span', { class: `ed-${name}` }, 0],
    addMarkView() {
      return ({ mark, inline }) => {
        const dom = element(tags[name], {
          class: inline ? `ed-${name}` : `ed-${name} ed-suggestedBlock`,
          'data-suggestion': String(mark.attrs['id']),
        })
        return { dom, contentDOM: dom }
      }
    },
  })
}

export const suggestionMarkExtensions = [suggestionMark('insertion'), suggestionMark('deletion')]
