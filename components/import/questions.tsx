import type { Batch } from '#geo/import/batch'
import { QUESTIONS, type Question } from '#geo/import/cells/questions'
import { lookUp } from '#geo/look-up'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
}

/** What values of the file may mean, where they may mean two things: one choice each for all rows. */
export function Questions({ batch: { hint, settings }, locale, t }: Props) {
  const open = hint?.questions ?? {}
  const asked = (Object.keys(QUESTIONS) as Question[]).filter((question) => open[question])
  return asked.map((question) => {
    const { rows, value } = open[question]!
    const options: Readonly<Record<string, string>> = t.questions[question]
    return (
      <fieldset key={question}>
        <legend>{fill(t.rows[`ask-${question}`], { value })}</legend>
        <p className="small">{fill(t.questionRows, { n: formatNumber(rows, locale) })}</p>
        {[...QUESTIONS[question], ''].map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name={`answer.${question}`}
              value={answer}
              defaultChecked={(settings.answers[question] ?? '') === answer}
            />
            {answer === '' ? t.questionOpen : fill(lookUp(options, answer) ?? answer, { value })}
          </label>
        ))}
      </fieldset>
    )
  })
}
