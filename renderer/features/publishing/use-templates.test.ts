import { describe, expect, it } from 'vitest'
import type { TemplateInfo } from '../../../shared/contract/typesetting.ts'
import { templateOf } from './use-templates.ts'

const template = (name: string, own: boolean, defaultFor: TemplateInfo['defaultFor']): TemplateInfo => ({
  name,
  own,
  defaultFor,
  title: { en: name, fr: name, es: name },
  description: null,
  paper: 'a4',
  numbering: 'un',
})
const settings = { numbering: 'continuous', contents: false } as const
const house = [template('report', false, ['final-report']), template('minutes', false, ['minutes'])]
const ours = template('ministry', true, ['minutes'])

describe('the template of a document', () => {
  it('is the one it names, else the usual one of its type', () => {
    expect(templateOf({ type: 'minutes', settings: { ...settings, template: 'report' } }, house)?.name).toBe(
      'report',
    )
    expect(templateOf({ type: 'minutes', settings: { ...settings, template: 'gone' } }, house)?.name).toBe(
      'minutes',
    )
  })

  it('is one of the library’s own where that says it is for the type', () => {
    expect(templateOf({ type: 'minutes', settings }, [...house, ours])?.name).toBe('ministry')
    expect(templateOf({ type: 'final-report', settings }, [...house, ours])?.name).toBe('report')
  })
})
