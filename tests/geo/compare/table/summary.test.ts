import { describe, expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { compareAreas } from '#geo/compare/statistics/compare'
import type { TableRow } from '#geo/compare/table/row'
import { summaryOf } from '#geo/compare/table/summary'
import { tableOf } from '#geo/compare/table/table'
import { TERMS } from '../../../support/terms'
import { all, area, FACTS, place, SIP, snapshot, table } from './example'

describe('the sentences', () => {
  it('say the largest differences, from figures alone', () => {
    const said = summaryOf(table, FACTS, COMPARE_WORDS)
    expect(said.map(({ en }) => en)).toEqual([
      expect.stringMatching(
        /makes up 75% \(3 of 4\) of the projects of SIP \(A\) and 0% \(0 of 1\) of those of SND \(B\)\./,
      ),
      'The number of projects per 100 km² of land is higher in SIP (A), at 1.78: 4 times that of SND (B) (0.44).',
      expect.stringContaining('effective number of sectors'),
    ])
    expect(said[0]!.zh).toContain('占园区（A）项目的 75%（3/4）')
  })

  it('name every area that shares the highest or the lowest place', () => {
    const named = ['A', 'B', 'C', 'D'].map((letter) => ({ letter, name: { zh: letter, en: letter }, district: null }))
    const of = (...values: readonly number[]) => {
      const cells = values.map((value) => ({ value, note: null }))
      const row = {
        ...table.groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'count')!,
        cells,
        warning: null,
      }
      return summaryOf(
        { ...table, groups: [{ ...table.groups[0]!, rows: [row as unknown as TableRow] }] },
        named,
        COMPARE_WORDS,
      )[0]!
    }
    expect(of(3, 0, 0, 0).en).toBe('The number of projects is 3 in A (A) and zero in B (B), C (C) and D (D).')
    expect(of(3, 0, 0, 0).zh).toBe('A（A）的项目数为 3，B（B）、C（C）和D（D）均为零。')
    expect(of(3, 3, 0, 1).en).toBe('The number of projects is 3 in each of A (A) and B (B) and zero in C (C).')
    expect(of(4, 2, 2, 4).en).toBe(
      'The number of projects is highest in A (A) and D (D), at 4 each: 2 times that of B (B) and C (C) (2 each).',
    )
    expect(of(4, 2, 2, 4).zh).toBe('A（A）和D（D）的项目数最高，均为 4，是最低的B（B）和C（C）（均为 2）的 2 倍。')
  })

  it('put what everybody counts in first, and say nothing of sectors where sectors are chosen', () => {
    const chosen = summaryOf(table, FACTS, COMPARE_WORDS, [{}, { sector: ['biomed'] }]).map(({ en }) => en)
    expect(chosen[0]).toContain('number of projects')
    expect(chosen.join('\n')).not.toMatch(/makes up|effective number/)
    const plain = summaryOf(table, FACTS, COMPARE_WORDS).map(({ en }) => en)
    expect(plain.findIndex((text) => /standard distance|nearest-neighbour|effective/.test(text))).toBe(2)
  })

  it('say so where areas are alike', () => {
    const twice = compareAreas(
      snapshot,
      place,
      [SIP, SIP].map((id) => ({ area: area(id), selection: all })),
      5,
    )
    const alike = tableOf({
      comparison: twice,
      facts: FACTS,
      events: [],
      nameOf: () => ({ zh: '', en: '' }),
      terms: TERMS,
      words: COMPARE_WORDS,
    })
    expect(summaryOf(alike, FACTS, COMPARE_WORDS).map(({ en }) => en)).toEqual([
      expect.stringContaining('differs much'),
    ])
  })
})
