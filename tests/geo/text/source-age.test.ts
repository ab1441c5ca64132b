import { describe, expect, it } from 'vitest'
import { newestDate, sourceReach } from '#geo/text/source-age'

const dated = (date: string, precision: 'day' | 'month' | 'year') => ({ published: { date, precision } })

describe('as of which date sources speak', () => {
  it('is their latest date, the most exact of equal ones, and nothing where none has one', () => {
    expect(newestDate([dated('2021-01-01', 'year'), dated('2021-10-01', 'month'), { published: null }])).toEqual({
      date: '2021-10-01',
      precision: 'month',
    })
    expect(newestDate([dated('2021-10-01', 'month'), dated('2021-10-01', 'day')])?.precision).toBe('day')
    expect(newestDate([dated('2021-10-01', 'day'), dated('2021-10-01', 'year')])?.precision).toBe('day')
    expect(newestDate([{ published: null }])).toBeNull()
    expect(newestDate([])).toBeNull()
  })
})

describe('a source', () => {
  const copy = 'https://archive.example/2021/https://a.example/x'
  it.each([
    ['https://a.example/news/2021.html', null, 'page'],
    ['https://a.example/?id=7', null, 'page'],
    ['https://a.example/', null, 'home'],
    ['https://a.example', null, 'home'],
    ['https://a.example/en/', null, 'home'],
    ['https://a.example/index.html', null, 'home'],
    ['https://a.example/', copy, 'archive'],
    ['https://a.example/news/2021.html', copy, 'page'],
    [null, copy, 'archive'],
    [null, null, 'nothing'],
  ] as const)('at %s with the copy %s leads to: %s', (url, archiveUrl, reach) => {
    expect(sourceReach({ url, archiveUrl })).toBe(reach)
  })
})
