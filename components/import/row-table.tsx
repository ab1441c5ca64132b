import type { Options } from '#geo/edit/options'
import type { Batch, BatchRow } from '#geo/import/batch'
import { STEPS } from '#geo/import/choices'
import { columnOf } from '#geo/import/columns'
import { isError, type RowProblem } from '#geo/import/problems'
import type { LeftOut } from '#geo/import/table/left-out'
import { lookUp } from '#geo/look-up'
import type { Vocabularies } from '#geo/terms'
import { fill, formatPosition } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import { type Locale, labelOf, type Term } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'
import { EditRow } from './edit-row'
import { SheetRecords } from './sheet/sheet-records'
import { amountFact, columnName, likenessText, linkedFacts, type Names, problemText, valueText } from './texts'

interface Props {
  readonly batch: Batch
  readonly correctRow: (form: FormData) => Promise<void>
  readonly locale: Locale
  readonly t: ImportMessages
  readonly rows: readonly BatchRow[]
  readonly names: Names
  readonly terms: Vocabularies
  readonly options: Options
  /** The query of the page, to come back to it. */
  readonly here: string
  readonly chooseRow: (form: FormData) => Promise<void>
  readonly takeRowIn: (form: FormData) => Promise<void>
}

const keyOf = ({ field, code, value }: RowProblem): string => [field, code, value].join(' ')

/** The notes that every row has alike; of a few rows each says its own. */
function sharedNotes(rows: readonly BatchRow[]): readonly RowProblem[] {
  const [first, ...others] = rows.filter(({ leftOut }) => leftOut === null)
  if (!first || others.length < 2) return []
  const keys = others.map(({ problems }) => new Set(problems.map(keyOf)))
  return first.problems.filter((one) => !isError(one) && keys.every((row) => row.has(keyOf(one))))
}

/** The rows of a file, each with what was found out about it beside it. */
export function RowTable(props: Props) {
  const { t, rows } = props
  if (rows.length === 0) return <p className="unknown">{t.preview.none}</p>
  const shared = sharedNotes(rows)
  return (
    <>
      {shared.length > 0 && (
        <div className="import-shared small">
          <p>{t.preview.everyRow}</p>
          <ul>
            {shared.map((problem) => (
              <ProblemLine key={keyOf(problem)} {...props} problem={problem} />
            ))}
          </ul>
        </div>
      )}
      <Table {...props} shared={new Set(shared.map(keyOf))} />
    </>
  )
}

function Table(props: Props & { readonly shared: ReadonlySet<string> }) {
  const { t, rows } = props
  return (
    <table className="import-rows">
      <thead>
        <tr>
          <th scope="col">{t.preview.row}</th>
          <th scope="col">{t.preview.content}</th>
          <th scope="col">{t.preview.findings}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.no} id={`row-${row.no}`} data-verdict={row.isBad ? 'bad' : row.verdict}>
            <th scope="row">{row.no}</th>
            <td>
              <Content {...props} row={row} />
            </td>
            <td>
              <Findings {...props} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of what a cell may say: all of it in every row would hide the row. */
const MOST_NAMED = 8

function ProblemLine({ problem, locale, t, names, terms }: Props & { readonly problem: RowProblem }) {
  return (
    <li data-note={isError(problem) ? undefined : true} data-error={isError(problem) || undefined}>
      {problem.field && <b>{columnOf(problem.field)[locale].replace(/\s*[（(].*$/, '')}</b>}
      {problem.field && COLON[locale]}
      {problemText(problem, locale, t, { names, terms, most: MOST_NAMED })}
    </li>
  )
}

type RowProps = Props & { readonly row: BatchRow; readonly shared: ReadonlySet<string> }

function Content({ row, locale, t, names, terms, options }: RowProps) {
  if (row.leftOut) return <span className="small">{row.cells.filter(Boolean).join(' · ')}</span>
  const columns = row.reading?.columns ?? {}
  const { sheet } = row.reading ?? {}
  if (sheet?.length) return <SheetRecords records={sheet} {...{ locale, t, options }} />
  if (sheet) return <span className="small">{row.cells.filter(Boolean).slice(0, 6).join(' · ')}</span>
  const term = (table: readonly Term[], value: string | undefined) => value && labelOf(table, value, locale)
  const facts = [
    columns.districtId && (lookUp(names, columns.districtId) ?? columns.districtId),
    term(terms.sector, columns.sector),
    term(terms.kind, columns.kind),
    amountFact(columns, locale),
    ...(row.reading ? linkedFacts(row.reading, locale) : []),
    columns.lng !== undefined && columns.lat !== undefined && formatPosition([columns.lng, columns.lat]),
  ].filter(Boolean)
  return (
    <>
      <strong>{(locale === 'en' && columns.nameEn) || columns.nameZh || columns.slug || '—'}</strong>
      <span className="small">{facts.join(' · ')}</span>
    </>
  )
}

type LeftOutProps = Pick<RowProps, 'row' | 'locale' | 't' | 'batch' | 'takeRowIn'> & { readonly leftOut: LeftOut }

/** What a row is that is no project; it can be taken in nevertheless. */
function LeftOutRow({ row, leftOut, locale, t, batch, takeRowIn }: LeftOutProps) {
  return (
    <form action={takeRowIn} className="import-choice">
      <span className="import-verdict">{t.preview.leftOut[leftOut]}</span>
      <Hidden batch={batch} locale={locale} />
      <input type="hidden" name="no" value={row.no} />
      <button type="submit" name="isTakenIn" value="true" className="quiet">
        {t.preview.takeIn}
      </button>
    </form>
  )
}

function Findings({ row, shared, ...props }: RowProps) {
  const { locale, t, names, terms, batch, here, chooseRow, takeRowIn, correctRow } = props
  if (row.leftOut) return <LeftOutRow {...{ row, locale, t, batch, takeRowIn }} leftOut={row.leftOut} />
  const verdict = row.isBad ? 'bad' : (row.verdict ?? 'new')
  const likeness = likenessText(row, locale, t)
  return (
    <>
      <span className="import-verdict" data-verdict={verdict}>
        {t.preview.verdicts[verdict]}
      </span>
      {likeness && <span className="small"> {likeness}</span>}
      <ul>
        {row.problems
          .filter((problem) => !shared.has(keyOf(problem)))
          .map((problem, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two problems of a row may be alike
            <ProblemLine key={i} {...props} problem={problem} />
          ))}
        {row.differences?.changes.map(({ column, before, after }) => (
          <li key={column}>
            {fill(t.preview.change, {
              column: columnName(column, locale),
              before: valueText(column, before, locale, t, { names, terms }),
              after: valueText(column, after, locale, t, { names, terms }),
            })}
          </li>
        ))}
      </ul>
      {!row.isBad && (row.verdict === 'doubtful' || row.verdict === 'changed') && (
        <form action={chooseRow} className="import-choice">
          <Hidden batch={batch} locale={locale} />
          <input type="hidden" name="no" value={row.no} />
          <input type="hidden" name="here" value={here} />
          <fieldset>
            <legend className="visually-hidden">{t.preview.choice}</legend>
            {STEPS.filter((step) => step !== 'create' || row.verdict === 'doubtful').map((step) => (
              <button
                type="submit"
                key={step}
                name="choice"
                value={step}
                aria-pressed={row.choice === step}
                className="quiet"
              >
                {t.preview.choices[step]}
              </button>
            ))}
          </fieldset>
        </form>
      )}
      <EditRow
        {...{ row, batch, locale, t, here, correctRow }}
        columns={batch.settings.sheet?.columns ?? batch.settings.columns}
      />
    </>
  )
}
