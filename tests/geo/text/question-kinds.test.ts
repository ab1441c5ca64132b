import { describe, expect, it } from 'vitest'
import { type NamedValue, nameIndex } from '#geo/text/question/names'
import { readQuestion } from '#geo/text/question/read'

const named = (facet: NamedValue['facet'], value: string, ...names: string[]): NamedValue => ({ facet, value, names })
const INDEX = nameIndex(
  [
    named('district', 'snd', '苏州高新区', '高新区', 'Suzhou High-tech Zone (SND)', 'SND'),
    named('district', 'sip', '苏州工业园区', '工业园区', '园区', 'Suzhou Industrial Park (SIP)', 'SIP'),
    named('sector', 'biomed', '生物医药与医疗器械', 'Biomedicine & medical devices', 'biomed'),
    named('sector', 'ai', '人工智能', 'Artificial intelligence', 'AI'),
    named('kind', 'park', '工业园', 'Business park'),
    named('kind', 'hq', '区域总部', 'Regional headquarters'),
  ],
  ['district', 'sector', 'kind', 'status', 'event', 'precision'],
)
const read = (text: string) => readQuestion(text, INDEX, '2026-11-29')
const [SND, SIP, BIOMED, AI] = [
  { district: ['snd'] },
  { district: ['sip'] },
  { sector: ['biomed'] },
  { sector: ['ai'] },
]
const BOTH = { district: ['sip', 'snd'] }
const period = (since: string, until: string) => ({ since, until })

/** Each kind of question, with what it asks for. Of none of these is a word left over. */
const UNDERSTOOD: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  'traditional characters': [
    ['高新區 生物醫藥', { ...SND, ...BIOMED }],
    ['工業園區 超過10億', { ...SIP, amountMin: 1e9 }],
    ['園區2021年後的項目', { ...SIP, since: '2021-01-01' }],
    ['生物醫藥與醫療器械', BIOMED],
    ['超10個億', { amountMin: 1e9 }],
    ['少於5億', { amountMax: 5e8 }],
  ],
  pinyin: [
    ['gao xin qu', SND],
    ['sheng wu yi yao', BIOMED],
    ['shengwu yiyao', BIOMED],
    ["ren'gong zhineng", AI],
  ],
  'alternatives of one kind': [
    ['生物医药或人工智能', { sector: ['ai', 'biomed'] }],
    ['either SIP or SND', BOTH],
    ['高新区或者园区', BOTH],
    ['biomed or AI in SND', { ...SND, sector: ['ai', 'biomed'] }],
    ['2020 and 2021', period('2020-01-01', '2021-12-31')],
    ['2020年、2021年', period('2020-01-01', '2021-12-31')],
  ],
  'what only asks': [
    ['园区有几个区域总部', { ...SIP, kind: ['hq'] }],
    ['请问高新区有没有生物医药项目？', { ...SND, ...BIOMED }],
    ['高新区都有哪几个项目', SND],
    ['how many projects does SND have?', SND],
    ['Can you give me the number of biomed projects that SIP has', { ...SIP, ...BIOMED }],
  ],
  'only, and whose': [
    ['仅高新区', SND],
    ['只看园区', SIP],
    ["SND's biomedicine", { ...SND, ...BIOMED }],
    ['everything in SND', SND],
  ],
  'bounds turned round': [
    ['no later than 2021', { until: '2021-12-31' }],
    ['not before 2021', { since: '2021-01-01' }],
    ['not after 2021', { until: '2021-12-31' }],
    ['不早于2021年', { since: '2021-01-01' }],
    ['不晚于2021年', { until: '2021-12-31' }],
    ['晚于2021年', { since: '2022-01-01' }],
    ['早于2021年', { until: '2020-12-31' }],
    ['pre-2021', { until: '2020-12-31' }],
    ['post-2021', { since: '2022-01-01' }],
    ['2021+', { since: '2021-01-01' }],
    ['no more than 1 billion', { amountMax: 1e9 }],
    ['no less than 1 billion', { amountMin: 1e9 }],
    ['大于等于10亿', { amountMin: 1e9 }],
    ['小于等于1亿', { amountMax: 1e8 }],
    ['1亿元（含）以上', { amountMin: 1e8 }],
  ],
  'dates written otherwise': [
    ['二〇二一年以后', { since: '2021-01-01' }],
    ['二零二一年', period('2021-01-01', '2021-12-31')],
    ['18th October 2021', period('2021-10-18', '2021-10-18')],
    ['October 18th, 2021', period('2021-10-18', '2021-10-18')],
    ['since 2021, in SND', { ...SND, since: '2021-01-01' }],
    ['by the end of 2021', { until: '2021-12-31' }],
    ['since the beginning of 2021', { since: '2021-01-01' }],
    ['2021年底前', { until: '2021-12-31' }],
  ],
  'amounts in words and in full': [
    ['over a billion', { amountMin: 1e9 }],
    ['half a billion or more', { amountMin: 5e8 }],
    ['more than two hundred million', { amountMin: 2e8 }],
    ['100,000,000 yuan or more', { amountMin: 1e8 }],
    ['超过100000000元', { amountMin: 1e8 }],
  ],
}

/** What no filter says: what is asked for besides, and what comes back as not understood. */
const UNSAID: Readonly<Record<string, readonly (readonly [string, object, string[]])[]>> = {
  'alternatives across kinds': [
    ['高新区或生物医药', {}, ['高新区或生物医药']],
    ['SND or biomed', {}, ['SND or biomed']],
    ['AI in SIP or biomed', AI, ['SIP or biomed']],
    ['2021年后或超过10亿', {}, ['2021年后或超过10亿']],
    ['over 1 billion or under 100 million', {}, ['over 1 billion or under 100 million']],
    ['2021年之前或2023年之后', {}, ['2021年之前或2023年之后']],
    ['腾讯或网易 高新区', SND, ['腾讯或网易']],
    ['tencent or netease in SIP', SIP, ['tencent or netease']],
    ['SIP or SND or biomed', {}, ['SIP or SND or biomed']],
  ],
  'bounds that contradict each other': [
    ['2020年或2022年', {}, ['2020年', '2022年']],
    ['2019 and 2021', {}, ['2019', '2021']],
    ['超过10亿 超过20亿', {}, ['超过10亿', '超过20亿']],
    ['since 2019 since 2021 in SND', SND, ['since 2019', 'since 2021']],
  ],
  'parts of a year, and other dates': [
    ['2021年底', {}, ['2021年底']],
    ['2021年初', {}, ['2021年初']],
    ['early 2021', period('2021-01-01', '2021-12-31'), ['early']],
    ['1990s', {}, ['1990s']],
    ['18/10/2021', {}, ['18', '10', '2021']],
    ['10-18-2021', {}, ['10-18-2021']],
    ['十四五期间', { since: '2021-01-01', until: '2025-12-31' }, []],
    ['this month', {}, ['this month']],
    ['上个月', {}, ['上个月']],
  ],
  'other currencies': [
    ['$1bn+', {}, ['$1bn+']],
    ['usd 1bn or more', {}, ['1bn or more', 'usd']],
  ],
  'negations and places nearby': [
    ['neither SIP nor SND', {}, ['neither SIP', 'nor SND']],
    ['除高新区外', {}, ['除高新区外']],
    ['biomed but not in SIP', BIOMED, ['not in SIP']],
    ['高新区附近', SND, ['附近']],
    ['near SIP', SIP, ['near']],
  ],
}

describe.each(Object.entries(UNDERSTOOD))('questions of %s', (_, questions) => {
  it.each(questions)('%s', (text, filters) => {
    const { words, unread, ...reading } = read(text)
    expect(reading.filters).toEqual(filters)
    expect([words, unread]).toEqual([[], []])
  })
})

describe.each(Object.entries(UNSAID))('%s are said not to be understood', (_, questions) => {
  it.each(questions)('%s', (text, filters, unread) => {
    const reading = read(text)
    expect(reading.filters).toEqual(filters)
    expect(reading.unread).toEqual(unread)
  })
})

it.each(['biomedcine in SND', 'biomedecine SND', 'SND bio-medcine'])('a misspelt word is searched for: %s', (text) => {
  expect(read(text)).toMatchObject({ filters: SND, unread: [] })
  expect(read(text).words.length).toBeGreaterThan(0)
})

it.each(['或或或', 'or or or', '或', 'or SND', 'SND or', 'either', '醫', '區區區', "a'b'c d-e-f"])(
  '%s breaks nothing',
  (text) => expect(() => read(text)).not.toThrow(),
)
