import { FIELDS, PARTS } from '#geo/edit/fields'
import type { Problem, RecordType } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { ManageMessages } from '../messages/manage'

interface Props {
  readonly problems: readonly Problem[]
  readonly type: RecordType
  readonly t: ManageMessages
}

/** What keeps a record from being saved; each line leads to its field. */
export function ProblemList({ problems, type, t }: Props) {
  return (
    <div className="notice" role="alert">
      <p>{t.form.problems}</p>
      <ul>
        {problems.map((problem) => {
          const { label, anchor } = placeOf(problem.path, type, t)
          return (
            <li key={`${problem.path} ${problem.code}`}>
              <a href={`#${anchor}`}>{label}</a> {t.problems[problem.code]}
              {problem.value !== undefined && <q>{problem.value}</q>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/**
 * `columns.nameZh`, `cites.name`, `parts.milestones.0.columns.date` to the words of the form and the id of the field.
 */
function placeOf(path: string, type: RecordType, t: ManageMessages): { label: string; anchor: string } {
  const labels = t.fields as Readonly<Record<string, string>>
  const steps = path.split('.').filter((step) => step !== 'columns' && step !== 'cites')
  if (steps[0] === 'parts') {
    const [, part = '', index = '0', column = ''] = steps
    const field = lookUp(PARTS[type], part)?.find((one) => column.startsWith(one.column) || column === one.precision)
    const label = [`${lookUp(labels, part) ?? part} ${Number(index) + 1}`, field ? lookUp(labels, field.name) : column]
    return { label: label.filter(Boolean).join(' · '), anchor: `f-parts.${part}` }
  }
  const column = steps[0] ?? ''
  if (column === 'slug') return { label: t.form.slug, anchor: 'columns.slug' }
  const isOf = (prefix: string) => column === prefix || column === `${prefix}Zh` || column === `${prefix}En`
  const field =
    FIELDS[type].find((one) => column === one.name || isOf(one.column) || column === one.precision) ??
    FIELDS[type].find(({ widget }) => widget === 'location' && ['lng', 'lat', 'errorM'].includes(column)) ??
    FIELDS[type].find(({ widget }) => widget === 'period' && column.startsWith('period'))
  return {
    label: field ? (lookUp(labels, field.name) ?? column) : column,
    anchor: `f-columns.${field?.name ?? column}`,
  }
}
