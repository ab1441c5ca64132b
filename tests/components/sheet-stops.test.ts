import { expect, test } from 'vitest'
import { heightAfter, nextStop } from '#components/ui/sheet-stops'

const HEIGHTS = { peek: 84, half: 340, full: 750 }

test.each([
  [0, 'peek'],
  [200, 'peek'],
  [230, 'half'],
  [340, 'half'],
  [560, 'full'],
  [2000, 'full'],
])('a sheet of %d px rests at %s', (height, stop) => expect(nextStop(height, HEIGHTS)).toBe(stop))

test('a flung sheet goes on in its direction', () => {
  expect(nextStop(heightAfter(340, 0), HEIGHTS)).toBe('half')
  expect(nextStop(heightAfter(400, 2), HEIGHTS)).toBe('full')
  expect(nextStop(heightAfter(300, -1.5), HEIGHTS)).toBe('peek')
})
