import { describe, expect, it } from 'vitest'
import { type NamedValue, nameIndex } from '#geo/text/question/names'
import { readQuestion } from '#geo/text/question/read'

const named = (facet: NamedValue['facet'], value: string, ...names: string[]): NamedValue => ({ facet, value, names })
const INDEX = nameIndex(
  [
    named('district', '320505', '苏州高新区', '高新区', 'Suzhou High-tech Zone (SND)', 'SND', 'snd'),
    named('district', '320571', '苏州工业园区', '园区', 'Suzhou Industrial Park (SIP)', 'SIP', 'sip'),
    named('sector', 'biomed', '生物医药与医疗器械', 'Biomedicine & medical devices', 'biomed'),
    named('sector', 'ai', '人工智能', 'Artificial intelligence', 'AI'),
    named('kind', 'business-park', '产业园', 'Business park', '园区'),
    named('kind', 'rd-centre', '研发中心', 'R&D centre'),
    named('kind', 'laboratory', '实验室', 'Laboratory'),
    named('status', 'settled', '已落户', 'Settled', '落户'),
    named('status', 'founded', '开工', 'Founded'),
    named('status', 'unknown', '未披露', 'Not disclosed'),
    named('status', 'under-construction', '在建', 'Under construction', '建设中'),
  ],
  ['district', 'sector', 'kind', 'status', 'event', 'precision'],
)
/** Many ways to ask for the same. */
const each = (filters: object, texts: readonly string[]) => texts.map((text): [string, object] => [text, filters])
const read = (text: string) => readQuestion(text, INDEX, '2026-11-29')

describe('a question', () => {
  it.each([
    [
      '高新区 生物医药 2021年后 超过10亿',
      { district: ['320505'], sector: ['biomed'], since: '2021-01-01', amountMin: 1e9 },
    ],
    [
      'biomedicine in SND since 2021 over 1 billion',
      { district: ['320505'], sector: ['biomed'], since: '2021-01-01', amountMin: 1e9 },
    ],
    [
      'gaoxinqu shengwuyiyao 2021年以来 10亿元以上',
      { district: ['320505'], sector: ['biomed'], since: '2021-01-01', amountMin: 1e9 },
    ],
    ['gxq swyy', { district: ['320505'], sector: ['biomed'] }],
    ['苏州工业园区和高新区的人工智能项目有哪些', { district: ['320505', '320571'], sector: ['ai'] }],
    ['园区在建项目', { district: ['320571'], status: ['under-construction'] }],
    ['AI projects in SIP before 2020', { district: ['320571'], sector: ['ai'], until: '2019-12-31' }],
    ['after 2021', { since: '2022-01-01' }],
    ['in June 2021', { since: '2021-06-01', until: '2021-06-30' }],
    ['2019年至2021年', { since: '2019-01-01', until: '2021-12-31' }],
    ['from 2019 to 2021', { since: '2019-01-01', until: '2021-12-31' }],
    ['2021年10月18日以后', { since: '2021-10-18' }],
    ['截至2021年底', { until: '2021-12-31' }],
    ['2021年', { since: '2021-01-01', until: '2021-12-31' }],
    ['2021-10-18', { since: '2021-10-18', until: '2021-10-18' }],
    ['不超过5000万', { amountMax: 5e7 }],
    ['投资额1亿到5亿元', { amountMin: 1e8, amountMax: 5e8 }],
    ['1-5 billion', { amountMin: 1e9, amountMax: 5e9 }],
    ['between CNY 1 billion and 2.5 billion', { amountMin: 1e9, amountMax: 2.5e9 }],
    ['at least 300 million, at most 1 billion', { amountMin: 3e8, amountMax: 1e9 }],
    ['10亿以下 2亿以上', { amountMin: 2e8, amountMax: 1e9 }],
    ['十亿元以上', { amountMin: 1e9 }],
    ['超过两亿', { amountMin: 2e8 }],
    ['一千二百万以上 20个亿以下', { amountMin: 1.2e7, amountMax: 2e9 }],
    ['5亿到1亿', { amountMin: 1e8, amountMax: 5e8 }],
    ['from 2021 to 2019', { since: '2019-01-01', until: '2021-12-31' }],
    ['去年的项目', { since: '2025-01-01', until: '2025-12-31' }],
    ['since last year', { since: '2025-01-01' }],
    ['今年以来', { since: '2026-01-01' }],
    ['近三年园区项目', { district: ['320571'], since: '2023-11-29' }],
    ['in the last two years', { since: '2024-11-29' }],
    ['最近半年', { since: '2026-05-29' }],
    ['2021年上半年', { since: '2021-01-01', until: '2021-06-30' }],
    ['去年第四季度', { since: '2025-10-01', until: '2025-12-31' }],
    ['in Q3 2021', { since: '2021-07-01', until: '2021-09-30' }],
    // “No less than” is a least amount; a bound that is turned round must not lose what turns it.
    ...each({ amountMin: 5e8 }, [
      '不少于5亿',
      '不低于5亿',
      '不小于5亿',
      '5亿及其以上',
      'no less than 500 million',
      'not under 500 million',
    ]),
    ...each({ amountMax: 5e8 }, [
      '不多于5亿',
      '不超5亿',
      '不到5亿',
      '未超过5亿',
      '没有超过5亿',
      'not over 500 million',
      '500 million or less',
    ]),
    ...each({ amountMin: 1e8 }, ['过亿项目', '超亿元', '上亿元的项目', '亿元以上', '亿元级项目']),
    ['百亿级项目', { amountMin: 1e10 }],
    ['千万级', { amountMin: 1e7 }],
    ['十五个亿以上', { amountMin: 1.5e9 }],
    ['超过10亿元但不到50亿', { amountMin: 1e9, amountMax: 5e9 }],
    ...each({ until: '2020-12-31' }, ['2020年及以前', '2020年或之前', '2020 or earlier', '2020 and before']),
    ...each({ since: '2020-01-01' }, ['2020年及以后', '2020 or later', '2020 and after']),
    ...each({ since: '2021-01-01', until: '2021-09-30' }, [
      '2021年前三季度',
      '2021年1-9月',
      '2021年1月至9月',
      '2021年前九个月',
      'from January to September 2021',
    ]),
    ['2021年第一季度至第三季度', { since: '2021-01-01', until: '2021-09-30' }],
    ['the second half of 2021', { since: '2021-07-01', until: '2021-12-31' }],
    ['三年内', { since: '2023-11-29' }],
    ['“十四五”期间', { since: '2021-01-01', until: '2025-12-31' }],
    ['since the 14th five-year plan', { since: '2021-01-01' }],
    ['R&D centers and laboratories', { kind: ['laboratory', 'rd-centre'] }],
    ['落户园区的项目', { district: ['320571'] }],
    ['落户在高新区', { district: ['320505'] }],
    ['已落户', { status: ['settled'] }],
    ['未披露', { status: ['unknown'] }],
  ])('%s', (text, filters) => {
    const reading = read(text)
    expect(reading.filters).toEqual(filters)
    expect([reading.words, reading.unread]).toEqual([[], []])
  })

  it.each([
    ['高新区 华为', ['华为'], []],
    ['华为在高新区的项目', ['华为'], []],
    ['中科院 园区', ['中科院'], []],
    ['quantum computing in SIP', ['quantum', 'computing'], []],
    ['高新区 10亿', [], ['10亿']],
    ['SND over $1 billion', [], ['over $1 billion']],
    ['高新区 2021年13月后', [], ['2021年13月后']],
    // A name that is negated is no condition, nor is one that is joined to it.
    ['除了生物医药', [], ['除了生物医药']],
    ['非生物医药', [], ['非生物医药']],
    ['高新区以外的AI项目', [], ['高新区以外']],
    ['不在园区', [], ['不在园区']],
    ['not SND', [], ['not SND']],
    ['not in SIP or SND', [], ['not in SIP', 'or SND']],
    ['projects outside SND', [], ['outside SND']],
    ['excluding biomedicine', [], ['excluding biomedicine']],
    ['还没开工', [], ['还没开工']],
    ['尚未开工', [], ['尚未开工']],
    // Nor is a date or an amount.
    ['非2021年', [], ['非2021年']],
    ['2021年以外', [], ['2021年以外']],
    ['except 2021', [], ['except 2021']],
    ['几亿元以上', [], ['几亿元以上']],
    ['前三季度', [], ['前三季度']],
    ['园区前5名', [], ['前5名']],
    // Amounts are in yuan.
    ['over 1 billion dollars', [], ['over 1 billion dollars']],
    ['超过1亿美元', [], ['超过1亿美元']],
    ['园区最大的项目', [], ['最大']],
    ['sindh sipping', ['sindh', 'sipping'], []],
  ])('says what it did not understand: %s', (text, words, unread) => {
    const reading = read(text)
    expect({ words: reading.words, unread: reading.unread }).toEqual({ words, unread })
  })

  it('names what it understood in the order of the text', () => {
    expect(read('2021年后 高新区 超过10亿 生物医药').read).toEqual(['2021年后', '高新区', '超过10亿', '生物医药'])
  })

  it('takes the longer name, and a district before a kind of the same name', () => {
    expect(read('苏州高新区').filters).toEqual({ district: ['320505'] })
    expect(read('园区').filters).toEqual({ district: ['320571'] })
    expect(read('产业园').filters).toEqual({ kind: ['business-park'] })
  })

  it.each([
    '',
    '   ',
    '\u0001',
    '\u0000',
    '💥',
    '((((',
    '≥≥≥',
    '1'.repeat(500),
    'constructor __proto__',
    '2021年'.repeat(80),
  ])('survives %j', (text) => expect(() => read(text)).not.toThrow())
})
