/** How soon a renamed, recoloured and merged term is on the map of every instance. */

import { setTimeout as sleep } from 'node:timers/promises'
import { disconnect } from '#prisma/client'
import { query } from '#prisma/transaction'
import { mergeTerms, saveTerm, type TermResult, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { type Line, median, ms } from '../table'
import { startApp } from './app'

const ADMIN = { id: 'bench', name: 'Bench', role: 'admin', districtIds: [] } as const
const AIM_MS = 2000
const ROUNDS = 5
const WAIT_MS = 60_000
/** Readers look now and then: asked without a pause, two instances would leave the database no processor. */
const LOOK_MS = 50

export async function* termLines(projects: number, seed: number): AsyncGenerator<Line> {
  const app = await startApp({ projects, seed, searchable: true })
  try {
    const urls = [app.url, (await app.another()).url]
    process.env.DATABASE_URL = app.databaseUrl
    for (const url of urls) await page(url)
    const renamed: number[] = []
    for (let round = 0; round < ROUNDS; round++) renamed.push(await rename(urls, `词条${round}`))
    yield line(`A sector renamed at ${projects} projects: two instances say so`, renamed)
    const [merging, undoing] = await mergeAndUndo(urls)
    yield line(`A sector merged into another at ${projects} projects: two instances say so`, [merging])
    yield line('The same undone', [undoing])
  } finally {
    await reindexTerms()
    await disconnect()
    await app.stop()
  }
}

const line = (what: string, times: readonly number[]): Line => ({
  what,
  value: `${ms(median([...times]))} (longest ${ms(Math.max(...times))})`,
  aim: `≤ ${ms(AIM_MS)}`,
  isMet: Math.max(...times) <= AIM_MS,
})

const page = async (url: string): Promise<string> => (await fetch(url)).text()

/** The names of the sectors, as the page shows them. */
const legendOf = (html: string): string => /class="legend-sectors">(.*?)<\/ul>/s.exec(html)?.[1] ?? ''

/** Milliseconds until the home page of each instance is as wanted. */
async function until(urls: readonly string[], isAsWanted: (html: string) => boolean, startedAt: number) {
  await Promise.all(
    urls.map(async (url) => {
      while (!isAsWanted(await page(url)))
        if (performance.now() - startedAt > WAIT_MS) throw new Error(`${url} does not say so`)
        else await sleep(LOOK_MS)
    }),
  )
  return performance.now() - startedAt
}

function expectDone(result: TermResult): void {
  if (result.outcome !== 'done') throw new Error(JSON.stringify(result))
}

async function rename(urls: readonly string[], zh: string): Promise<number> {
  const term = (await readTerms(query)).sector.find(({ value }) => value === 'biomed')!
  const startedAt = performance.now()
  expectDone(await saveTerm(ADMIN, { ...term, vocabulary: 'sector', zh }, false))
  return until(urls, (html) => legendOf(html).includes(zh), startedAt)
}

async function mergeAndUndo(urls: readonly string[]): Promise<[merging: number, undoing: number]> {
  const { zh } = (await readTerms(query)).sector.find(({ value }) => value === 'biomed')!
  const startedAt = performance.now()
  expectDone(await mergeTerms(ADMIN, 'sector', 'biomed', 'digital-economy'))
  const merging = await until(urls, (html) => !legendOf(html).includes(zh), startedAt)
  const [newest] = await termHistory('sector')
  const undoneAt = performance.now()
  expectDone(await undoTermChange(ADMIN, newest!.id))
  return [merging, await until(urls, (html) => legendOf(html).includes(zh), undoneAt)]
}
