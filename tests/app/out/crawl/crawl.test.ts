/**
 * No figure leaves without the filter that it was counted under, and none of made-up records without saying so: every
 * page, on paper too, and every file, picture, frame, feed, reference and interface.
 */

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { messagesOf } from '#components/messages/index'
import { conditionsOf } from '#geo/captions/filter-words'
import { parseView } from '#geo/url/view-url'
import { LOCALES } from '#geo/vocabulary'
import { pool } from '#prisma/client'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { queryOf } from '#prisma/query'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { writeSyntheticMark } from '#prisma/seed/synthetic-mark'
import { startSeeded } from '../../../support/app'
import { allOutputs, type Output, unfilteredOutputs } from './outputs'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  usePathname: () => '/',
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, prefetch() {} }),
  useSearchParams: () => new URLSearchParams(),
}))

/** The first is asked of every page; what pages share is asked once under the others. */
const FILTERS = [
  'sector=research',
  'status=unknown&kind=base&precision=site',
  'since=2021-06-01&until=2021-12-31',
  'min=1&max=50',
  'q=medical&event=E1&district=320505',
] as const

let stop: () => Promise<void>
let outputs: ReadonlyMap<string, Output>
let unfiltered: ReadonlyMap<string, Output>
beforeAll(async () => {
  stop = await startSeeded()
  outputs = await allOutputs()
  unfiltered = await unfilteredOutputs()
})
afterAll(() => stop?.())

/** Letters and figures alone: formats escape the rest each in its own way. */
const bare = (text: string): string =>
  text.replace(/&#?\w+;|<!-- -->|\\u[\da-f]{4}/g, ' ').replace(/[^\p{L}\p{N}]+/gu, '')

/** Without those that differ from others in the page alone. */
const shared = (all: ReadonlyMap<string, Output>) =>
  new Map(
    [...all].filter(([name]) => !/^(embed|feed|preview|oEmbed|citation).* \/(districts|events|projects)/.test(name)),
  )

/** The outputs that lack one of the words. */
async function lacking(
  all: ReadonlyMap<string, Output>,
  locale: (typeof LOCALES)[number],
  query: string,
  words: readonly string[],
) {
  const faults: string[] = []
  for (const [name, output] of all) {
    const text = bare(await output(locale, query))
    for (const word of words) if (!text.includes(bare(word))) faults.push(`${name}: ${word}`)
  }
  return faults
}

for (const locale of LOCALES) {
  it.each(FILTERS)(`in ${locale} every form of %s says so in words`, async (query) => {
    const [districts, events, { vocabularies }] = await Promise.all([getDistricts(), getEvents(), currentSnapshot()])
    const names = Object.fromEntries([...districts, ...events].map(({ id, name }) => [id, name[locale]]))
    const { filters } = parseView(new URLSearchParams(query))
    const conditions = conditionsOf(filters, locale, messagesOf(locale).home, { names, terms: vocabularies })
    expect(conditions.length).toBe(query.split('&').length)
    expect(
      await lacking(
        query === FILTERS[0] ? outputs : shared(outputs),
        locale,
        query,
        conditions.map(({ label }) => label),
      ),
    ).toEqual([])
  })
}

it('where records are made up every form says so, in both languages', async () => {
  for (const locale of LOCALES) {
    const all = new Map([...shared(outputs), ...unfiltered])
    expect(await lacking(all, locale, '', [messagesOf(locale).site.synthetic])).toHaveLength(all.size)
  }
  await writeSyntheticMark(queryOf(pool()), 'projects=1 seed=1')
  // As of a process that starts with it: a mark is read once.
  Object.assign(globalThis, { landingSynthetic: undefined })
  // Pages say it in their layout, above all else; preview images on their card.
  const said = [...shared(outputs), ...unfiltered].filter(([name]) => !/^(page|preview image) /.test(name))
  for (const locale of LOCALES)
    expect(await lacking(new Map(said), locale, 'sector=research', [messagesOf(locale).site.synthetic])).toEqual([])
})
