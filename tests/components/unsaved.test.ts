import { afterEach, expect, it, vi } from 'vitest'
import { forgetAllUnsaved } from '#components/manage/use-unsaved'

afterEach(() => vi.unstubAllGlobals())

it('whoever signs out leaves nothing unsaved in the browser, and keeps what he chose for reading', () => {
  const storage = Object.create({
    removeItem(this: Record<string, unknown>, name: string) {
      delete this[name]
    },
  })
  vi.stubGlobal('localStorage', Object.assign(storage, { 'landing-unsaved project P01': '{}', ground: 'streets' }))
  forgetAllUnsaved()
  expect(Object.keys(storage)).toEqual(['ground'])
})

it('nothing breaks where the browser has no storage', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(() => forgetAllUnsaved()).not.toThrow()
})
