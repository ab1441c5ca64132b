import type { Datum } from '#geo/geometry/datum'
import type { Batch } from '#geo/import/batch'
import { AMOUNT_UNITS } from '#geo/import/cells/money'
import { QUESTIONS } from '#geo/import/cells/questions'
import { columnOf, type ForAll } from '#geo/import/columns'
import { type CommonProblem, type Cure, cureName, cureOf } from '#geo/import/cures'
import { unknownInSheet } from '#geo/import/sheets/sheet-words'
import { lookUp } from '#geo/look-up'
import { countText, fill } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'
import type { ForAllChoice } from './for-all-select'
import { NewSource } from './sheet/new-source'
import { type Naming, problemText } from './texts'

interface Props {
  readonly problems: readonly CommonProblem[]
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
  readonly naming: Naming
  readonly datums: readonly Datum[]
  /** What stands for all rows may be chosen from. */
  readonly optionsOf: (field: ForAll) => readonly ForAllChoice[]
  readonly cure: (form: FormData) => Promise<void>
  readonly back: (form: FormData) => Promise<void>
}

/** The commonest problems, each with the one choice that mends all its rows, where there is one. */
export function Cures(props: Props) {
  const { batch, problems, locale, t, naming } = props
  if (problems.length === 0) return null
  return (
    <section className="import-cures" aria-labelledby="cures">
      <h2 id="cures">{t.cures.title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            <p>
              <b>
                {problem.field && columnOf(problem.field)[locale].replace(/\s*[（(].*$/, '') + COLON[locale]}
                {countText(t.cures.rows, problem.rows, locale)}
              </b>{' '}
              <span className="small">{problemText(problem, locale, t, naming)}</span>
            </p>
            <CureForm {...props} cure={cureFor(batch, problem)} send={props.cure} problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of a sheet of other records some words are explained, the others are corrected in their rows. */
function cureFor({ settings: { sheet } }: Batch, problem: CommonProblem): Cure | null {
  const cure = cureOf(problem)
  if (!sheet) return cure
  if (cure?.is === 'words') return unknownInSheet(sheet.kind, [problem]).length > 0 ? cure : null
  return cure?.is === 'forAll' && cure.field === 'kind' ? null : cure
}

type FormProps = Pick<Props, 'batch' | 'locale' | 't' | 'datums' | 'optionsOf' | 'back'> & {
  readonly cure: Cure | null
  readonly send: Props['cure']
  readonly problem: CommonProblem
}

function CureForm({ cure, send, back, problem, ...props }: FormProps) {
  const { batch, locale, t } = props
  const toColumns = (label: string) => (
    <form action={back}>
      <Hidden batch={batch} locale={locale} />
      <button type="submit" className="quiet">
        {label}
      </button>
    </form>
  )
  if (cure === null && isWithoutColumn(problem, batch)) return toColumns(t.preview.back)
  if (cure === null) return <p className="small">{t.cures.single}</p>
  if (cure.is === 'words') return toColumns(t.cures.words)
  const choices = choicesOf(cure, problem, props)
  return (
    <form action={send}>
      <Hidden batch={batch} locale={locale} />
      <input type="hidden" name="cure" value={cureName(cure)} />
      {cure.is !== 'turn' && (
        <select name="value" required aria-label={problemLabel(problem, locale, t)} defaultValue="">
          <option value="" disabled>
            {t.cures.choose}
          </option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      <button type="submit" className="quiet">
        {cure.is === 'turn' ? t.columns.turn : t.cures.apply}
      </button>
      {cure.is === 'forAll' && cure.field === 'source' && <NewSource locale={locale} label={t.file.newSource} />}
    </form>
  )
}

/** Of what no column says there is no cell to correct. */
const isWithoutColumn = ({ code, field }: CommonProblem, { settings }: Batch): boolean =>
  code === 'required' && field !== null && !settings.sheet && !settings.columns.some((column) => column === field)

const problemLabel = ({ field }: CommonProblem, locale: Locale, t: ImportMessages): string =>
  field ? columnOf(field)[locale] : t.cures.title

function choicesOf(
  cure: Cure,
  { value }: CommonProblem,
  { t, datums, optionsOf }: Pick<Props, 't' | 'datums' | 'optionsOf'>,
): readonly ForAllChoice[] {
  if (cure.is === 'forAll') return optionsOf(cure.field)
  if (cure.is === 'datum') return datums.map((datum) => ({ value: datum, label: t.columns.datums[datum] }))
  if (cure.is === 'unit')
    return AMOUNT_UNITS.map((unit) => ({
      value: String(unit),
      label: t.columns.units[`u${unit}` as keyof typeof t.columns.units],
    }))
  if (cure.is !== 'answer') return []
  const labels: Readonly<Record<string, string>> = t.questions[cure.question]
  return QUESTIONS[cure.question].map((answer) => ({
    value: answer,
    label: fill(lookUp(labels, answer) ?? answer, { value }),
  }))
}
