import { describe, expect, it } from 'vitest'
import {
  beginsWith,
  matchesTerms,
  relevanceQueries,
  searchQuery,
  searchTerms,
  searchTokens,
  searchVector,
} from '#geo/text/search-tokens'

const finds = (q: string, texts: readonly string[]) => {
  const terms = searchTerms(q)
  return terms.length > 0 && matchesTerms(searchTokens(texts), terms)
}

describe('tokens', () => {
  it('are characters, bigrams, full pinyin and initials from every character on', () => {
    expect(searchTokens(['生物医'])).toEqual([
      ...['生', '物', '医', '生物', '物医'],
      ...['shengwuyi', 'wuyi', 'yi'],
      ...['swy', 'wy', 'y'],
    ])
  })

  it.each<[string, string[]]>([
    ['Bio-Medical R&D', ['bio', 'medical', 'r', 'd']],
    ['ＳＮＤ（２０２１）', ['snd', '2021']],
    ['2.5 km', ['2.5', 'km']],
    ['v2.', ['v2']],
    ['Ren’ai Café', ['ren', 'ai', 'café']],
    ['· —「」\u0000', []],
    ['', []],
  ])('of %j are %j', (text, tokens) => {
    expect(searchTokens([text])).toEqual(tokens)
  })

  it('of traditional characters are those of simplified ones, in what is stored as in what is asked', () => {
    for (const name of ['國際中心', '国际中心'])
      for (const q of ['國際', '国际', 'guoji']) expect(finds(q, [name]), q).toBe(true)
  })

  it('stand once, however many texts hold them', () => {
    expect(searchTokens(['SND', 'snd', 'Snd SND'])).toEqual(['snd'])
  })

  it.each([
    ['重点项目', 'zhongdianxiangmu'],
    ['重庆', 'chongqing'],
    ['银行', 'yinhang'],
    ['长江', 'changjiang'],
    ['部长', 'buzhang'],
    ['女性', 'nvxing'],
  ])('read %s by the word it stands in: %s', (text, token) => {
    expect(searchTokens([text])).toContain(token)
  })

  it('leave out the initials of running text when asked to', () => {
    const tokens = searchTokens(['网易'], { initials: false })
    expect(tokens).toContain('wangyi')
    expect(tokens).not.toContain('wy')
  })

  it('stay short for a text without end, and whole for characters outside the basic plane', () => {
    const tokens = searchTokens(['长'.repeat(500), 'x'.repeat(5000), '𠮷野家'])
    for (const token of tokens) expect(Array.from(token).length).toBeLessThanOrEqual(32)
    expect(tokens).toContain('𠮷野')
    for (const token of tokens) expect(() => encodeURIComponent(token)).not.toThrow() // it throws for half a character
  })

  it('do not change the texts given', () => {
    expect(() => searchTokens(Object.freeze(['网易 NetEase']))).not.toThrow()
  })
})

describe('matching', () => {
  const name = ['苏州2.5产业园', '生物医药与医疗器械', 'Biomedicine & medical devices']

  it.each([
    '生物',
    '生',
    '医疗器械',
    'swyy',
    'shengwu',
    'SHENGWU',
    'shengw',
    'biomed',
    'Medical',
    '2.5',
    '2.',
    '2.5产业园',
    '生物 device',
    'yyyylqx',
    'ylqx',
  ])('finds by %j', (q) => {
    expect(finds(q, name)).toBe(true)
  })

  it.each(['物生', '生医', 'omed', '5', 'swyl', '生物 robot', '', ' ', '%_*', "'"])('does not find by %j', (q) => {
    expect(finds(q, name)).toBe(false)
  })

  it('finds a long name by the whole of its pinyin', () => {
    expect(finds('zhongguoyixuekexueyuanxitongyixueyanjiusuo', ['中国医学科学院系统医学研究所'])).toBe(true)
  })
})

describe('the query', () => {
  it.each<[string, string | null]>([
    ['生物', "('A生物')"],
    ['生', "('A生')"],
    ['生物医', "('A生物') & ('A物医')"],
    ['swyy', "('Aswyy':*)"],
    ['网易 SND', "('A网易') & ('Asnd':*)"],
    ['2.5产业', "('A2.5':*) & ('A产业')"],
    ['网易网易', "('A网易') & ('A易网')"],
    ["o'neil \\ | & ! :* <->", "('Ao':*) & ('Aneil':*)"],
    ['', null],
    ['  ，。', null],
  ])('of %j in names is %j', (q, query) => {
    expect(searchQuery(q, ['A'])).toBe(query)
  })

  it('asks for each term in any of the classes', () => {
    expect(searchQuery('网易 snd', ['A', 'B'])).toBe("('A网易' | 'B网易') & ('Asnd':* | 'Bsnd':*)")
    expect(searchQuery('snd')).toBe("('Asnd':* | 'Bsnd':* | 'Csnd':* | 'Dsnd':*)")
  })

  it('of relevance widens from names to running text', () => {
    expect(relevanceQueries('网易')).toEqual([
      "('A网易')",
      "('A网易' | 'B网易')",
      "('A网易' | 'B网易' | 'C网易')",
      "('A网易' | 'B网易' | 'C网易' | 'D网易')",
    ])
    expect(relevanceQueries('!')).toBeNull()
  })

  it('reads a hundred characters and no more', () => {
    expect(searchTerms('苏'.repeat(100)).length).toBe(searchTerms('苏'.repeat(10_000)).length)
    expect(searchTerms(`${' '.repeat(99)}ab`)).toEqual([{ token: 'a', prefix: true }])
    expect(searchTerms(Array.from({ length: 400 }, (_, i) => `a${i}`).join(' ')).length).toBeLessThanOrEqual(50)
  })
})

describe('the vector', () => {
  it('gives a token the best of its classes', () => {
    expect(searchVector({ A: ['SND'], B: ['snd park'], C: ['Park base'], D: ['base text'] })).toBe(
      "'Asnd' 'Bpark' 'Cbase' 'Dtext'",
    )
  })

  it('holds initials of names and labels, not of running text', () => {
    const vector = searchVector({ A: ['网易'], B: [], C: ['游戏'], D: ['文娱'] })
    expect(vector).toContain("'Awy'")
    expect(vector).toContain("'Cyx'")
    expect(vector).toContain("'Dwenyu'")
    expect(vector).not.toContain("'Dwy'")
  })
})

it.each([
  ['网易苏州', '网', true],
  ['网易苏州', 'wangyi', true],
  ['网易苏州', 'wys', true],
  ['NetEase Suzhou', 'netease s', true],
  ['牛津大学高等研究院(苏州)', '牛津大学高等研究院（苏州）', true],
  ['网易苏州', '苏州', false],
  ['网易苏州', 'yi', false],
  ['NetEase', 'ease', false],
  ['NetEase', ' ', false],
])('%s begins with %j: %s', (name, q, expected) => {
  expect(beginsWith(name, q)).toBe(expected)
})
