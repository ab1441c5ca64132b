import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { QuestionReading } from '#geo/text/question/reading'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly text: string
  readonly reading: Pick<QuestionReading, 'read' | 'words' | 'unread'>
}

/** How a question was read: what became conditions, what is searched for as text, and what was not understood. */
export function QuestionNote({ locale, t, text, reading }: Props) {
  const { read, words, unread } = reading
  const list = (parts: readonly string[]) => joinNames(parts, locale)
  return (
    <div className="filter-note" role="status">
      {read.length > 0 && <p>{fill(t.questionRead, { text, names: list(read) })}</p>}
      {words.length > 0 && <p>{fill(t.questionWords, { names: list(words) })}</p>}
      {unread.length > 0 && <p>{fill(t.questionUnread, { names: list(unread) })}</p>}
    </div>
  )
}
