import { describe, expect, it } from 'vitest'
import { joinClauses, joinNames, joinPhrase } from '#geo/text/punctuation'

describe('joining', () => {
  it.each([
    [[], '', ''],
    [['A'], 'A', 'A'],
    [['A', 'B'], 'A与B', 'A and B'],
    [['A', 'B', 'C'], 'A、B与C', 'A, B and C'],
    [['A, B', 'C、D'], 'A, B与C、D', 'A, B and C、D'],
  ])('says %j as one phrase', (names, zh, en) => {
    expect([joinPhrase(names, 'zh'), joinPhrase(names, 'en')]).toEqual([zh, en])
  })

  it('joins names without a last word between', () => {
    expect(joinNames(['A', 'B', 'C'], 'zh')).toBe('A、B、C')
    expect(joinNames(['A', 'B', 'C'], 'en')).toBe('A, B, C')
  })

  it('leaves out clauses that say nothing', () => {
    expect(joinClauses(['a', '', 'b'], 'zh')).toBe('a，b')
    expect(joinClauses(['a', ''], 'en')).toBe('a')
  })
})
