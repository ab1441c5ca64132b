import { afterAll, beforeAll, expect, it } from 'vitest'
import { query, transaction } from '#prisma/transaction'
import { byHand, HeldElsewhere } from '#prisma/write/index'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const HOLD = `UPDATE "Project" SET "summaryEn" = "summaryEn" WHERE "id" = (SELECT min("id") FROM "Project")`

it('who edits a record that an import is writing is told so in a moment, not after a minute', async () => {
  await transaction(async (holding) => {
    await holding(HOLD, [])
    const began = performance.now()
    await expect(byHand((tx) => tx(HOLD, []), 200)).rejects.toBeInstanceOf(HeldElsewhere)
    expect(performance.now() - began).toBeLessThan(5000)
  })
  expect(await byHand((tx) => tx(HOLD, []), 200)).toEqual([])
  await expect(byHand(() => Promise.reject(new Error('another')))).rejects.toThrow('another')
  expect(await query('SHOW lock_timeout', [])).toEqual([{ lock_timeout: '0' }])
})
