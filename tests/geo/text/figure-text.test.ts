import { describe, expect, it } from 'vitest'
import { readFigure } from '#geo/text/figure-text'

describe('a figure', () => {
  it.each([
    ['1200', 1200],
    ['1,200', 1200],
    [' 12.5 ', 12.5],
    ['-3', -3],
    ['０', 0],
    ['１２，０００', 12000],
  ])('%j is %s', (text, figure) => {
    expect(readFigure(text)).toBe(figure)
  })

  it.each(['', '-', '1e3', '12 people', '1.', '.5', 'Infinity'])('%j is none', (text) => {
    expect(readFigure(text)).toBeNull()
  })
})
