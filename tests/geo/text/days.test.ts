import { expect, test } from 'vitest'
import { dayOf, isoOf } from '#geo/text/days'

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2024-02-29', 19782],
])('%s is day %d and back', (date, day) => {
  expect(dayOf(date)).toBe(day)
  expect(isoOf(day)).toBe(date)
})

test.each(['', '2023-02-30', '2023-13-01', '2023-1-1', '2023', '2023-01-01T00:00:00Z', 'yesterday'])(
  'refuses %j and names it',
  (date) => expect(() => dayOf(date)).toThrow(`Not an ISO date: ${date}`),
)
