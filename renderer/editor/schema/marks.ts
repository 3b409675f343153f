import { Mark, markInputRule, type MarkConfig } from '@tiptap/core'
import { safeHref, type MarkName } from '../../../shared/document/nodes.ts'
import { markAttributes } from './attributes.ts'

type Words = Pick<MarkConfig, 'parseHTML'> & {
  tag: string
  keys?: string[]
  /** What is typed around words to mark them, as in Markdown. */
  typed?: RegExp[]
}

function wordMark(name: MarkName, { tag, keys = [], typed = [], parseHTML }: Words) {
  return Mark.create({
    name,
    addAttributes: () => markAttributes(name),
    parseHTML,
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return Object.fromEntries(keys.map((key) => [key, () => this.editor.commands.toggleMark(name)]))
    },
    addInputRules() {
      return typed.map((find) => markInputRule({ find, type: this.type }))
    },
  })
}

const styled = (property: string, matches: RegExp) => ({
  style: property,
  getAttrs: (value: string) => (matches.test(value) ? null : (false as const)),
})

/** Every mark, in the order of the document schema: the order decides which stands outside. */
export const documentMarks = [
  Mark.create({
    name: 'link',
    inclusive: false,
    addAttributes: () =>
      markAttributes('link', { href: (element) => element.getAttribute('href') ?? undefined }),
    parseHTML: () => [
      {
        tag: 'a[href]',
        getAttrs: (element: HTMLElement) => safeHref.safeParse(element.getAttribute('href')).success && null,
      },
    ],
    // Checked again on the way out: a body that came by another way must not put a script behind a click.
    renderHTML: ({ mark }) => {
      const href = safeHref.safeParse(mark.attrs['href'])
      return ['a', { ...(href.success && { href: href.data }), rel: 'noreferrer noopener' }, 0]
    },
  }),
  wordMark('bold', {
    tag: 'strong',
    keys: ['Mod-b', 'Mod-B'],
    typed: [
      /(?:^|\s)(\*\*(?!\s+\*\*)((?:[^*]+))\*\*(?!\s+\*\*))$/,
      /(?:^|\s)(__(?!\s+__)((?:[^_]+))__(?!\s+__))$/,
    ],
    parseHTML: () => [
      { tag: 'strong' },
      // Google Docs wraps whole documents in <b style="font-weight:normal">.
      { tag: 'b', getAttrs: (element: HTMLElement) => element.style.fontWeight !== 'normal' && null },
      styled('font-weight', /^(bold(er)?|[6-9]\d\d)$/),
    ],
  }),
  wordMark('italic', {
    tag: 'em',
    keys: ['Mod-i', 'Mod-I'],
    typed: [/(?:^|\s)(\*(?!\s+\*)((?:[^*]+))\*(?!\s+\*))$/, /(?:^|\s)(_(?!\s+_)((?:[^_]+))_(?!\s+_))$/],
    parseHTML: () => [{ tag: 'em' }, { tag: 'i' }, styled('font-style', /^italic$/)],
  }),
  wordMark('underline', {
    tag: 'u',
    keys: ['Mod-u', 'Mod-U'],
    parseHTML: () => [{ tag: 'u' }, styled('text-decoration', /underline/)],
  }),
  wordMark('strike', {
    tag: 's',
    keys: ['Mod-Shift-s'],
    typed: [/(?:^|\s)(~~(?!\s+~~)((?:[^~]+))~~(?!\s+~~))$/],
    parseHTML: () => [
      { tag: 's' },
      { tag: 'del' },
      { tag: 'strike' },
      styled('text-decoration', /line-through/),
    ],
  }),
  wordMark('highlight', {
    tag: 'mark',
    keys: ['Mod-Shift-h'],
    typed: [/(?:^|\s)(==(?!\s+==)((?:[^=]+))==(?!\s+==))$/],
    parseHTML: () => [{ tag: 'mark' }],
  }),
  wordMark('superscript', {
    tag: 'sup',
    keys: ['Mod-.'],
    parseHTML: () => [{ tag: 'sup:not([data-type])' }, styled('vertical-align', /^super$/)],
  }),
  wordMark('subscript', {
    tag: 'sub',
    keys: ['Mod-,'],
    parseHTML: () => [{ tag: 'sub' }, styled('vertical-align', /^sub$/)],
  }),
  wordMark('code', {
    tag: 'code',
    keys: ['Mod-e'],
    typed: [/(?:^|\s)(`(?!\s+`)((?:[^`]+))`(?!\s+`))$/],
    parseHTML: () => [{ tag: 'code' }],
  }),
  Mark.create({
    name: 'language',
    addAttributes: () => markAttributes('language'),
    // Only our own: Word marks every run of text with a language, right or wrong.
    parseHTML: () => [{ tag: 'span[data-tag]' }],
    renderHTML: ({ mark, HTMLAttributes }) => [
      'span',
      { ...HTMLAttributes, lang: String(mark.attrs['tag']) },
      0,
    ],
  }),
]
