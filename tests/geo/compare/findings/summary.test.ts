import { describe, expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { summaryOf } from '#geo/compare/findings/summary'
import { compareAreas } from '#geo/compare/statistics/compare'
import type { TableRow } from '#geo/compare/table/row'
import { tableOf } from '#geo/compare/table/table'
import { TERMS } from '../../../support/terms'
import { all, area, FACTS, figure, place, row as rowOf, SIP, snapshot, table } from '../table/example'

describe('the sentences', () => {
  it('say the largest differences, from figures alone', () => {
    const said = summaryOf(table, FACTS, COMPARE_WORDS)
    expect(said.map(({ en }) => en)).toEqual([
      'The number of projects per 100 km² of land is higher in SIP (A), at 1.78 (4 projects): 4 times that of SND (B) (0.44, 1 project).',
      expect.stringMatching(
        /makes up 75% \(3 of 4\) of the projects of SIP \(A\) and 0% \(0 of 1\) of those of SND \(B\)\./,
      ),
    ])
    expect(said[1]!.zh).toContain('占园区（A）项目的 75%（3/4）')
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

  it('say nothing of sectors where sectors are chosen', () => {
    const chosen = summaryOf(table, FACTS, COMPARE_WORDS, [{}, { sector: ['biomed'] }]).map(({ en }) => en)
    expect(chosen.join('\n')).toContain('number of projects')
    expect(chosen.join('\n')).not.toContain('makes up')
  })

  it('tell what sources state of districts and events, beside projects that are all counted only', () => {
    const cny = (value: number) => ({
      ...figure({ value }),
      text: { zh: `${value / 1e8}亿元`, en: `CN¥${value / 1e9} billion` },
    })
    const stated = (id: string, group: 'events' | 'indicators', values: readonly (number | null)[]) => ({
      ...rowOf('count'),
      id,
      group,
      unit: 'cny',
      name: { zh: '总投资', en: 'Total investment' },
      cells: values.map((value) => ({
        state: 'value',
        value,
        text: value === null ? { zh: '', en: '' } : cny(value).text,
        ...(value !== null && { detail: { zh: '推介会', en: 'Conference' } }),
      })),
    })
    const rows = [stated('events.x', 'events', [null, 52.2e9]), stated('indicators.g', 'indicators', [4e11, 1e11])]
    const more = { ...table, groups: [...table.groups, { ...table.groups[0]!, rows: rows as unknown as TableRow[] }] }
    const all = summaryOf(more, FACTS, COMPARE_WORDS, [{}, {}])
    expect(all.map(({ en }) => en)).toContain(
      'At Conference, “Total investment” was announced for SND (B): CN¥52.2 billion.',
    )
    expect(all.map(({ zh }) => zh)).toContain('推介会为=高新区（B）公布：总投资 522亿元。')
    expect(all.map(({ en }) => en).join('\n')).toContain('CNY 400 billion (Conference): 4 times')
    const some = summaryOf(more, FACTS, COMPARE_WORDS, [{ kind: ['base'] }, { kind: ['base'] }])
    expect(some.map(({ en }) => en).join('\n')).not.toMatch(/Announced|400 billion/)
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
