import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TermInput, termPrint } from '#geo/edit/terms'
import { query } from '#prisma/transaction'
import { mergeTerms, saveTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { startSeeded } from '../../support/app'
import { ACTORS } from '../write/support'

const [li, wang] = ['Li', 'Wang'].map((name) => ({ ...ACTORS.reviewer, name, role: 'admin' as const }))
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

/** A term as a form shows it, and what the form sends back of how it looked. */
async function shown(value: string): Promise<{ readonly input: TermInput; readonly seen: string }> {
  const term = (await readTerms(query)).sector.find((one) => one.value === value)!
  return { input: { ...term, vocabulary: 'sector' }, seen: termPrint(term) }
}

it('of two admins who save the same term at once, one is told what the other has changed, and nothing of it is lost', async () => {
  for (let round = 0; round < 5; round++) {
    const { input, seen } = await shown('biomed')
    const [a, b] = await Promise.all([
      saveTerm(li!, { ...input, zh: `李${round}` }, false, seen),
      saveTerm(wang!, { ...input, zh: `王${round}` }, false, seen),
    ])
    const isLi = a.outcome === 'done'
    const [name, by] = isLi ? [`李${round}`, 'Li'] : [`王${round}`, 'Wang']
    expect(isLi ? b : a).toEqual({
      ...{ outcome: 'changed', by },
      differences: [{ field: 'zh', before: input.zh, after: name }],
    })
    expect((await shown('biomed')).input.zh).toBe(name)
  }
})

it('who saves again has seen it, and what he did not touch is as the other left it', async () => {
  const before = await shown('equipment')
  await saveTerm(li!, { ...before.input, en: 'Gear' }, false, before.seen)
  expect((await saveTerm(wang!, { ...before.input, zh: '装备' }, false, before.seen)).outcome).toBe('changed')
  const now = await shown('equipment')
  expect((await saveTerm(wang!, { ...now.input, zh: '装备' }, false, now.seen)).outcome).toBe('done')
  expect((await shown('equipment')).input).toMatchObject({ zh: '装备', en: 'Gear' })
})

it('a merge changes the term that stays, and says who merged; an undoing is told without a name', async () => {
  const { input, seen } = await shown('digital-economy')
  expect((await mergeTerms(li!, 'sector', 'software', 'digital-economy')).outcome).toBe('done')
  const told = await saveTerm(wang!, { ...input, en: 'Digital' }, false, seen)
  expect(told).toMatchObject({ outcome: 'changed', by: 'Li', differences: [{ field: 'aliases' }] })
  const merged = await shown('digital-economy')
  const [newest] = await termHistory('sector')
  expect((await undoTermChange(li!, newest!.id)).outcome).toBe('done')
  const after = await saveTerm(wang!, { ...input, en: 'Digital' }, false, merged.seen)
  expect(after).toEqual({ outcome: 'changed', by: '', differences: [] })
})
