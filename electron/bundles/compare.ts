import type { Line, Step } from './lineage.ts'

/**
 * How a bundle's state stands to ours. `same`: nothing to do. `here`: only ours changed since. `there`: theirs was made
 * from ours. `both`: each was changed since `base`, null where nothing is known that they have in common.
 */
export type Standing = { is: 'same' } | { is: 'here' } | { is: 'there' } | { is: 'both'; base: Step | null }

/** Their lineage as a bundle names it: content hashes, the state's own first, then what it was made from, newest first. */
export function compare(ours: Pick<Line, 'steps' | 'unsettled'>, theirs: readonly string[]): Standing {
  const own = ours.steps.map(({ content }) => content)
  const [ourContent] = own
  const [theirContent] = theirs
  if (ourContent === undefined || theirContent === undefined || ourContent === theirContent)
    return { is: 'same' }
  if (ours.unsettled.some(({ content }) => content === theirContent)) return { is: 'here' }
  const oursHasTheirs = own.includes(theirContent)
  const theirsHasOurs = theirs.includes(ourContent)
  if (oursHasTheirs && !theirsHasOurs) return { is: 'here' }
  if (theirsHasOurs && !oursHasTheirs) return { is: 'there' }
  // Somebody went back to an earlier text, so that each is found in the other's past: the longer past is the later one.
  if (oursHasTheirs && runsThrough(own, theirs)) return { is: 'here' }
  if (theirsHasOurs && runsThrough(theirs, own)) return { is: 'there' }
  // Each decided against the other's text: whoever has answered the other more often has seen the other's answer.
  const [answered, wasAnswered] = [timesOf(theirContent, own), timesOf(ourContent, theirs)]
  if (oursHasTheirs && theirsHasOurs && answered !== wasAnswered)
    return { is: answered > wasAnswered ? 'here' : 'there' }
  // What only one side has settled on is no common ground.
  const common = theirs.find(
    (content) => own.includes(content) && content !== ourContent && content !== theirContent,
  )
  return { is: 'both', base: ours.steps.find(({ content }) => content === common) ?? null }
}

const timesOf = (content: string, steps: readonly string[]): number =>
  steps.filter((each) => each === content).length

/** Whether every step of `part` is found in `whole`, in the same order. */
function runsThrough(whole: readonly string[], part: readonly string[]): boolean {
  let found = 0
  for (const content of whole) if (content === part[found]) found += 1
  return found === part.length
}
