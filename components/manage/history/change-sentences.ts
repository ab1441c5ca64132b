import { type Difference, differences } from '#geo/edit/diff'
import type { ChangeLine } from '#geo/edit/history'
import { fieldText, type Options } from '#geo/edit/options'
import { EMPTY, type RecordType } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import { fill } from '#geo/text/format'
import { joinClauses, joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

export type HistoryWords = Pick<ManageMessages, 'history' | 'fields'>

/** What a change has changed, in plain words. */
export function changeSentences(
  type: RecordType,
  change: Pick<ChangeLine, 'action' | 'before' | 'after'>,
  options: Options,
  locale: Locale,
  t: HistoryWords,
): string[] {
  if (change.action === 'withdraw') return [t.history.withdrawn]
  if (change.action === 'publish' && !change.before) return [t.history.first]
  if (!change.after) return []
  const changes = differences(type, change.before ?? EMPTY, change.after)
  return [...new Set(changes.map((difference) => sentenceOf(difference, options, locale, t)))]
}

function sentenceOf(difference: Difference, options: Options, locale: Locale, t: HistoryWords): string {
  const { field, part, isSourceOnly, cites } = difference
  const labels = t.fields as Readonly<Record<string, string>>
  const name = [part && lookUp(labels, part), lookUp(labels, field.name)].filter(Boolean).join(' · ')
  const textsIn = (language: Locale) =>
    [difference.before, difference.after].map((columns) => fieldText(field, columns, options, language))
  // Where only the text in the other language has changed, that one is shown.
  const texts = textsIn(locale)
  const [before, after] = texts[0] === texts[1] ? textsIn(locale === 'zh' ? 'en' : 'zh') : texts
  const values = { field: name, before: short(before ?? ''), after: short(after ?? '') }
  const { history } = t
  const text = isSourceOnly
    ? history.sourced
    : !before
      ? history.added
      : !after
        ? history.removed
        : field.name === 'location'
          ? history.location
          : history.changed
  const ids = cites.map(({ sourceId }) => shortSource(sourceId, options, locale))
  const sources = ids.length > 0 ? fill(history.sources, { ids: joinNames(ids, locale) }) : ''
  return joinClauses([fill(text, values), sources], locale)
}

/** Long texts are cut. */
const MOST = 120
const short = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)

/** Founding sources have short ids, which the pages show as marks; others are named. */
const shortSource = (id: string, options: Options, locale: Locale): string =>
  id.length < 8 ? id : (options.source.find((option) => option.id === id)?.[locale] ?? id)
