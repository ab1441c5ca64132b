/**
 * A question as filters: biomedicine since 2021 over 1 billion. A grammar and the vocabularies, nothing learned: the
 * same text always reads the same. What is not understood comes back.
 */

import { type Condition, unsaidAlternatives } from './alternatives'
import { takeAmounts, takeDates } from './bounds'
import { isPeriod, joinBounds } from './joined-bounds'
import { blankVerbs, type CallIndex, takeNames } from './names'
import type { QuestionReading } from './reading'
import { blank, NEGATED, READ } from './spans'
import { asNamesAreSpelt } from './spelling'

/** Words between conditions that say nothing themselves. */
const FILLERS = new Set([
  ...[
    'a',
    'all',
    'an',
    'and',
    'any',
    'are',
    'at',
    'by',
    'find',
    'for',
    'from',
    'how',
    'in',
    'is',
    'list',
    'many',
    'me',
  ],
  ...['of', 'on', 'or', 'project', 'projects', 'show', 'that', 'the', 'there', 'to', 'were', 'what', 'where', 'which'],
  ...['does', 'do', 'did', 'have', 'has', 'had', 'be', 'been', 'can', 'you', 'tell', 'give', 'who', 'number', 'count'],
  ...['s', 'but', 'only', 'either', 'both', 'everything'],
  ...['with', 'worth', 'investment', 'investments', 'amount', 'landed', 'located'],
])
/** Whole phrases, wherever they stand; single characters only where they are all that is left of a word. */
const PHRASES =
  /请问|只看|仅看|只要|仅限|只有|有没有|是否有|都有|有哪些|有多少|有?几[个家项]|多少[个家项]|哪[几一]?[个家项]|哪些|哪里|什么|多少|所有|全部|一共|项目|投资额|总投资|金额|落在|位于|以及|并且|而且|同时|但是?|或者|还是/gu
/** Before a name these ask, though part of them would turn it round. */
const ASKING = /有没有|是不是|有无|是否/gu
/** What joins a word to what has been read around it. */
const JOINTS = /^的+|[的在]+$/gu
const CHARACTERS = /^[的在里内有和与及或且个中是年元仅只]+$/u
const WORDS = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.,%$€£-]*|[$€£]\s*[\d.,]+\S*/gu
/** What would bound, exclude or order something if it were understood. */
const IS_BOUND = new RegExp(
  [
    '^(?:[$€£]?\\s*\\d[\\d.,]*\\p{L}{0,8}\\+?|\\d+[-/]\\d+[-/]\\d+|[$€£].*|.*\\d[年月日].*|.*[\\d一二两三四五六七八九十百千几数上][万亿].*|.*[超过足到]亿.*',
    '.*最[大小多少高低新早晚].*|(?:没有|未披露|除了|不在|不是|不含|不包括).*|超过|以上|以下|以内|至少|最多|低于|高于|大于|小于',
    'over|under|above|below|more|less|than|least|most|since|before|after|until|between|billion|million|trillion|bn',
    'usd|eur|dollars?|euros?|pounds?|美元|港元|欧元|q[1-4]|last|past|years?|months?',
    '.*附近|.*周边.*|.*公里.*|.*[早晚]于|.*期间|本月|上个?月|.*季度|今天|昨天|.*前[\\d一二三四五六七八九十]+[个名位家强大]?',
    '不|未|没|还没有?|尚未|并未|非',
    'near|nearby|around|within|this|today|yesterday|decades?|quarters?|early|late|mid-?|end|start|beginning|pre-?|post-?',
    'earlier|later|half|disclosed|undisclosed|unknown|neither|nor',
    'not?|without|outside|excluding|except|largest|biggest|highest|smallest|lowest|newest|latest|oldest|top)$',
  ].join('|'),
  'u',
)

const MARKS = new RegExp(`[${READ}${NEGATED}]`)

/** At most so many characters are read. */
const MAX_TEXT = 100

/** `today`, an ISO date, tells last year and the like. */
export function readQuestion(text: string, index: CallIndex, today: string): QuestionReading {
  const whole = asNamesAreSpelt(text.slice(0, MAX_TEXT).normalize('NFKC').toLowerCase(), index.keys())
  const remaining = { text: whole }
  const bounds = [...takeAmounts(remaining), ...takeDates(remaining, today)]
  for (const { 0: asking, index: at } of remaining.text.matchAll(ASKING)) blank(remaining, at, asking.length)
  blankVerbs(remaining, index)
  const { names, negated } = takeNames(remaining, index)
  const conditions: readonly Condition[] = [
    ...bounds.map((taken) => ({ ...taken, kind: isPeriod(taken.value) ? 'period' : null })),
    ...names.map((taken) => ({ ...taken, kind: taken.value.facet })),
  ]
  const unsaid = unsaidAlternatives(remaining.text, conditions)
  const isSaid = ({ from }: { readonly from: number }) => !unsaid.some((one) => one.from <= from && from < one.to)
  for (const { from, to } of unsaid) blank(remaining, from, to - from, NEGATED)
  const joined = joinBounds(bounds.filter(isSaid))
  const choices = new Map<string, readonly string[]>()
  for (const { value } of names.filter(isSaid).toSorted((a, b) => a.from - b.from))
    choices.set(value.facet, [...new Set([...(choices.get(value.facet) ?? []), ...value.values])].sort())
  const left = remaining.text
    .split(MARKS)
    .flatMap((part) => [...part.matchAll(WORDS)].map(([word]) => word))
    .flatMap((word) => (FILLERS.has(word) ? [] : word.replace(PHRASES, ' ').split(' ')))
    .map((word) => word.replace(JOINTS, ''))
    .filter((word) => word !== '' && !CHARACTERS.test(word))
  const isMeant = (taken: { readonly from: number }) =>
    isSaid(taken) && !joined.contradicting.some(({ from }) => from === taken.from)
  return {
    filters: { ...Object.fromEntries(choices), ...joined.bounds },
    read: conditions
      .filter(isMeant)
      .toSorted((a, b) => a.from - b.from)
      .map((taken) => asWritten(taken.text, text)),
    words: left.filter((word) => !IS_BOUND.test(word)).map((word) => asWritten(word, text)),
    unread: [
      ...unsaid.map(({ from, to }) => whole.slice(from, to).trim()),
      ...joined.contradicting.map((taken) => taken.text),
      ...negated.filter(isSaid).map((taken) => taken.text),
      ...sideBySide(
        left.filter((word) => IS_BOUND.test(word)),
        whole,
      ),
    ].map((part) => asWritten(part, text)),
  }
}

/** A part of what was read as it stands in the text: in capitals, where it stands so. */
function asWritten(part: string, text: string): string {
  const at = text.toLowerCase().indexOf(part)
  const written = at < 0 ? '' : text.slice(at, at + part.length)
  return written.toLowerCase() === part ? written : part
}

/** Words of which one follows the other in the text, as one: 1 billion. */
function sideBySide(words: readonly string[], text: string): readonly string[] {
  const parts: string[] = []
  for (const word of words) {
    const joined = `${parts.at(-1)} ${word}`
    if (text.includes(joined)) parts[parts.length - 1] = joined
    else parts.push(word)
  }
  return parts
}
