import { openComments } from './comments.ts'
import { boldOutsideRecommendations } from './emphasis.ts'
import { fakedHeading, headingInCapitals, loneSubheading } from './headings.ts'
import { passageWithoutLanguage } from './languages.ts'
import { restrictedAnnex, linkWithoutMeaning } from './links.ts'
import { mastheadMissing, symbolFaults } from './masthead.ts'
import { fakedNumbering } from './numbers-typed.ts'
import { textBlocksOf, type Convention, type Paper } from './paper.ts'
import { unofficialStateName } from './states.ts'
import { openSuggestions } from './suggestions.ts'
import { tableWithoutHeader } from './tables.ts'

const conventions: readonly Convention[] = [
  mastheadMissing,
  symbolFaults,
  loneSubheading,
  headingInCapitals,
  fakedHeading,
  fakedNumbering,
  boldOutsideRecommendations,
  linkWithoutMeaning,
  restrictedAnnex,
  tableWithoutHeader,
  passageWithoutLanguage,
  unofficialStateName,
  openComments,
  openSuggestions,
]

/** Holds a document against the editorial manual and the accessibility rules that typesetting itself does not need. */
export function checkConventions(paper: Omit<Paper, 'blocks'>): void {
  const whole: Paper = { ...paper, blocks: textBlocksOf(paper.body) }
  for (const convention of conventions) convention(whole)
}
