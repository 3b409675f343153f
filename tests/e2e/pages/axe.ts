import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }
type Axe = { run(context: Document, options: object): Promise<{ violations: Found[] }> }

/** What axe-core finds on the page as it stands, one line each; `rules` narrows what is looked for. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    return (await axe.run(document, only ? { runOnly: only } : {})).violations
  }, rules)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
