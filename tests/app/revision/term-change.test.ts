/** A change of a term reaches everything that readers are given, as one revision. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as exported } from '#app/export/projects/[locale]/[file]/route'
import { GET as tile } from '#app/tiles/[revision]/[z]/[x]/[y]/route'
import type { TermInput } from '#geo/edit/terms'
import { facets } from '#geo/query/facets'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { query } from '#prisma/transaction'
import { mergeTerms, saveTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { ACTORS } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

const admin = { ...ACTORS.reviewer, role: 'admin' as const }
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
  await currentSnapshot()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

const isLoaded = async (): Promise<boolean> => {
  const [row] = await query<{ number: number }>('SELECT "number" FROM "Revision"', [])
  return (await currentSnapshot()).revision === row!.number
}

/** What a reader of now is given of the sector `value`: the tile with its tag, the count, the published table. */
async function given(value: string) {
  await until(isLoaded)
  const snapshot = await currentSnapshot()
  const params = { revision: String(snapshot.revision), z: '0', x: '0', y: '0' }
  const tileResponse = await tile(new Request('http://localhost/tiles'), { params: Promise.resolve(params) })
  const table = { locale: 'zh', file: 'projects.csv' }
  const tableResponse = await exported(new Request('http://localhost/export/projects/zh/projects.csv'), {
    params: Promise.resolve(table),
  })
  return {
    etag: tileResponse.headers.get('etag'),
    tile: Buffer.from(await tileResponse.arrayBuffer()).toString('base64'),
    count: facets(snapshot, {}).sector.find((facet) => facet.value === value)?.count ?? 0,
    csv: await tableResponse.text(),
  }
}

const termOf = async (value: string): Promise<TermInput> => ({
  ...(await readTerms(query)).sector.find((term) => term.value === value)!,
  vocabulary: 'sector',
})
const times = (text: string, word: string) => text.split(word).length - 1

describe('a sector', () => {
  it('that is renamed and recoloured has its new name and colour in tiles and published tables', async () => {
    const term = await termOf('biomed')
    const before = await given('biomed')
    await saveTerm(admin, { ...term, zh: '生命科学新名', colour: 26 }, false)
    const after = await given('biomed')
    expect(after.etag).not.toBe(before.etag)
    expect(after.tile).not.toBe(before.tile)
    expect(after.count).toBe(before.count)
    expect(times(after.csv, '生命科学新名')).toBe(before.count)
    expect(times(before.csv, '生命科学新名')).toBe(0)
  })

  it('that is merged into another is counted, drawn and published as that, until it is undone', async () => {
    const [lost, heir] = [await given('biomed'), await given('digital-economy')]
    await mergeTerms(admin, 'sector', 'biomed', 'digital-economy')
    const [gone, both] = [await given('biomed'), await given('digital-economy')]
    expect([gone.count, both.count]).toEqual([0, lost.count + heir.count])
    expect(both.etag).not.toBe(heir.etag)
    expect(both.tile).not.toBe(heir.tile)
    expect(times(both.csv, '生命科学新名')).toBe(0)
    await undoTermChange(admin, (await termHistory('sector'))[0]!.id)
    const again = await given('biomed')
    expect([again.count, again.tile]).toEqual([lost.count, lost.tile])
    expect(times(again.csv, '生命科学新名')).toBe(lost.count)
    expect(again.etag).not.toBe(lost.etag)
  })
})
