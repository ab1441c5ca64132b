/**
 * What a word of a table may mean among the values of a vocabulary, or among districts, parks or organisations: by
 * name or alias, by a street or zone inside, by similar characters, by pinyin, or by kindred words.
 *
 * For the server only: pinyin-pro carries its dictionaries (300 kB).
 */

import '#server-only'
import { pinyin } from 'pinyin-pro'
import { plainName } from '../text/plain-name'
import { similarity } from './names'

/** A value that words may mean, and what it is called. */
export interface SuggestableValue {
  readonly value: string
  /** Every name, short name and alias, in all languages. */
  readonly names: readonly string[]
  /** What lies inside it (streets, towns, zones of a district): such a word means the value, and more than it. */
  readonly parts?: readonly string[]
}

export interface WordSuggestion {
  readonly value: string
  /**
   * `name`: the word is a name of the value, only written otherwise (with the city before it, or without); see
   * `isCertain`. `part`: a street or zone inside. `similar`, `pinyin`, `kindred`: a guess.
   */
  readonly because: 'name' | 'part' | 'similar' | 'pinyin' | 'kindred'
  /** The name or part that the word was found by. */
  readonly name: string
  /** From 0 to 1; 1 for exactly this name. */
  readonly score: number
}

/** A guess below this is none. */
const LEAST = 0.34
const MOST = 3

/**
 * Words for one thing that share no character. A value that is called by one word of a row is suggested for the others.
 */
const KINDRED: readonly (readonly string[])[] = [
  ['集成电路', '半导体', '芯片', '晶圆'],
  ['光子', '光电', '光通信', '电子信息'],
  ['智能制造', '高端装备', '装备制造', '自动化', '智能装备'],
  ['智能网联', '汽车', '自动驾驶', '车联网'],
  ['生物医药', '医药', '制药', '生命科学', '医疗器械'],
  ['制造业', '制造', '生产', '工厂'],
  ['研究院', '研究所', '研发机构', '院所'],
  ['开工', '动工', '奠基'],
  ['拟开工', '规划', '规划中', '筹备', '前期', '拟建', '签约未开工'],
  ['在建', '施工中', '主体施工', '桩基施工', '土建施工', '设备安装', '内部装修'],
  ['竣工', '完工', '建成'],
  ['试运行', '试生产', '投产', '试运营'],
  ['停建', '停工', '暂停', '缓建'],
]

/**
 * The values that `word` may mean, best first, at most three; empty where nothing comes near. `cities` are the names of
 * the map's cities, which names of districts begin with or leave out. Values that fit equally well all come back, so
 * take the first as certain only if `isCertain` says so.
 */
export function suggestions(
  word: string,
  vocabulary: readonly SuggestableValue[],
  cities: readonly string[] = [],
): readonly WordSuggestion[] {
  const forms = formsOf(word, cities)
  if (forms.length === 0) return []
  const fits = vocabulary.flatMap((one) => {
    const best = bestOf(forms, one, cities)
    return best && best.score >= LEAST ? [{ value: one.value, ...best }] : []
  })
  return fits.sort((a, b) => b.score - a.score).slice(0, MOST)
}

/** Whether the first suggestion may be taken without asking: the word is its name, and that of no other value. */
export const isCertain = ([first, second]: readonly WordSuggestion[]): boolean =>
  first?.because === 'name' && !(second?.because === 'name' && second.score === first.score)

type Fit = Omit<WordSuggestion, 'value'>

function bestOf(forms: readonly string[], { names, parts = [] }: SuggestableValue, cities: readonly string[]) {
  let best: Fit | null = null
  const take = (fit: Fit | null) => {
    if (fit && fit.score > (best?.score ?? 0)) best = fit
  }
  for (const name of names) for (const form of forms) take(fitOf(form, name, cities))
  for (const part of parts) for (const form of forms) take(partFit(form, part))
  return best as Fit | null
}

function fitOf(form: string, name: string, cities: readonly string[]): Fit | null {
  const plain = plainName(name)
  if (plain === '') return null
  if (form === plain) return { because: 'name', name, score: 1 }
  const [bareForm, bareName] = [coreOf(form, cities), coreOf(plain, cities)]
  if (bareForm === bareName) return { because: 'name', name, score: 0.98 }
  if (endless(bareForm) === endless(bareName)) return { because: 'name', name, score: 0.96 }
  const whole = endless(bareName)
  if (whole.length >= 2 && isHan(whole) && bareForm.startsWith(whole)) return { because: 'part', name, score: 0.9 }
  if (isCity(form, cities)) return plain.startsWith(bareCity(form)) ? { because: 'similar', name, score: 0.35 } : null
  if (bareForm.length >= 2 && bareName.startsWith(bareForm)) return { because: 'similar', name, score: 0.8 }
  const isEnd = bareName.length >= 2 && isHan(bareName) && bareForm.endsWith(bareName)
  if (isEnd && !NOT_YET.test(bareForm)) return { because: 'similar', name, score: 0.6 }
  return likeness(bareForm, bareName, name) ?? kindredFit(bareForm, bareName, name)
}

function partFit(form: string, part: string): Fit | null {
  const [a, b] = [endless(form), endless(plainName(part))]
  if (b.length < 2) return null
  if (a === b) return { because: 'part', name: part, score: 0.95 }
  return a.startsWith(b) || a.endsWith(b) ? { because: 'part', name: part, score: 0.85 } : null
}

function likeness(form: string, bareName: string, name: string): Fit | null {
  const [spoken, called] = [spelled(form), spelled(bareName)]
  if (form.length >= 2 && spoken.full === called.full) return { because: 'pinyin', name, score: 0.75 }
  if (!isHan(form) && form.length >= 2 && isHan(bareName) && form === called.initials)
    return { because: 'pinyin', name, score: 0.7 }
  const score = NUMBERS.test(form) || NOT_YET.test(form) ? 0 : 0.8 * similarity(form, bareName, /$^/g)
  return score >= LEAST ? { because: 'similar', name, score } : null
}

function kindredFit(form: string, bareName: string, name: string): Fit | null {
  const isIn = (text: string, words: readonly string[]) =>
    words.some((word) => text === word || (word.length >= 3 && text.includes(word)))
  const isKindred = KINDRED.some((words) => isIn(form, words) && isIn(bareName.replace(/^已/, ''), words))
  return isKindred ? { because: 'kindred', name, score: 0.5 } : null
}

/** The word as a whole, without what stands in brackets, and that itself. */
function formsOf(word: string, cities: readonly string[]): string[] {
  const text = word.normalize('NFKC')
  const inside = [...text.matchAll(/[([【{]([^)\]】}]+)[)\]】}]/g)].map(([, within]) => within!)
  const outside = text.replace(/[([【{][^)\]】}]*[)\]】}]/g, '')
  const forms = [text, outside, ...inside, ...text.split(/[/、|;,]/)].map(plainName).filter(Boolean)
  return [...new Set(forms)].filter((form) => form.length > 1 || !cities.includes(form))
}

const PROVINCE = /^(中国)?(江苏|浙江|广东|安徽|山东|[\u4e00-\u9fff]{2,3})省/

/** Says of a stage that it has not been reached: 拟开工 is not 开工. */
const NOT_YET = /^[拟未待不非]/
/** Numbers that share digits have nothing in common. */
const NUMBERS = /^\d+$/

const bareCity = (form: string): string => form.replace(/市$/, '')
const isCity = (form: string, cities: readonly string[]): boolean =>
  cities.some((city) => bareCity(plainName(city)) === bareCity(form))

/** A name without province and city, where something is left. */
function coreOf(plain: string, cities: readonly string[]): string {
  const short = plain.replace(PROVINCE, '')
  for (const city of cities.map(plainName)) {
    if (city === '' || !short.startsWith(city)) continue
    const rest = short.slice(city.length).replace(/^市/, '')
    if (rest.length >= 2) return rest
  }
  return short
}

/** Without what kind of place it is, where two characters are left: 昆山市 → 昆山, 枫桥街道 → 枫桥. */
const endless = (plain: string): string => plain.replace(/^(.{2,}?)(街道|镇|乡|开发区|片区|市|区|县)$/u, '$1')

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

interface Spelled {
  readonly full: string
  readonly initials: string
}
const spelledWords = new Map<string, Spelled>()
const MAX_SPELLED = 20_000

/** How a word is pronounced, without tones. Kept, because pinyin is slow. */
function spelled(word: string): Spelled {
  const known = spelledWords.get(word)
  if (known) return known
  const syllables = isHan(word) ? pinyin(word, { type: 'array', toneType: 'none', v: true }) : [word]
  const result = { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0] ?? '').join('') }
  if (spelledWords.size >= MAX_SPELLED) spelledWords.clear()
  spelledWords.set(word, result)
  return result
}
