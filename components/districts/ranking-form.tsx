import Form from 'next/form'
import Link from 'next/link'
import { unitTyped } from '#geo/districts/ranking-words'
import type { DistrictMeasure } from '#geo/districts/table'
import { districtsQuery } from '#geo/districts/url'
import { MISSING_RULES, NORMS } from '#geo/ranking/scores'
import { fill } from '#geo/text/format'
import { localPath } from '../paths'
import { districtsHref } from './addresses'
import type { TableProps } from './table-props'
import { WeightField } from './weight-field'

/** Must-haves and weights of each column; a plain form without scripts. */
export function RankingForm({ locale, t, view, measures }: TableProps) {
  const ids = [...view.columns, ...view.musts.map(({ id }) => id), ...view.criteria.map(({ id }) => id)]
  const rows = [...new Set(ids)].flatMap((id) => measures.get(id) ?? [])
  const others = new URLSearchParams(
    districtsQuery({ ...view, musts: [], criteria: [], norm: 'minmax', missing: null }),
  )
  const cleared = { ...view, musts: [], criteria: [], missing: null }
  return (
    <Form className="ranking-form" action={localPath(locale, '/districts')} scroll={false} prefetch={false}>
      {[...others].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <p className="small">{t.rankingHint}</p>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{t.least}</th>
              <th scope="col">{t.most}</th>
              <th scope="col">{t.weight}</th>
              <th scope="col">{t.lessBetter}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((measure) => (
              <MeasureRow
                key={measure.id}
                {...{ locale, t, view, measure }}
                unit={unitTyped(measure, t.amountUnit, locale)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="ranking-choices">
        <label>
          {t.norm}
          <select name="norm" key={view.norm} defaultValue={view.norm}>
            {NORMS.map((norm) => (
              <option key={norm} value={norm}>
                {t.norms[norm]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.missing}
          <select name="missing" key={view.missing} defaultValue={view.missing ?? ''}>
            <option value="">{t.choose}</option>
            {MISSING_RULES.map((rule) => (
              <option key={rule} value={rule}>
                {t.missingRules[rule]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="apply">
          {t.apply}
        </button>
        {(view.musts.length > 0 || view.criteria.length > 0) && (
          <Link href={districtsHref(locale, cleared)} prefetch={false} scroll={false}>
            {t.clearRanking}
          </Link>
        )}
      </div>
    </Form>
  )
}

interface RowProps extends Pick<TableProps, 'locale' | 't' | 'view'> {
  readonly measure: DistrictMeasure
  readonly unit: string
}

function MeasureRow({ locale, t, view, measure, unit }: RowProps) {
  const { id } = measure
  const label = measure.name[locale]
  const must = view.musts.find((one) => one.id === id)
  const criterion = view.criteria.find((one) => one.id === id)
  const key = `${must?.least} ${must?.most} ${criterion?.weight} ${criterion?.isLessBetter}`
  const bound = { type: 'number', step: 'any' } as const
  return (
    <tr key={key}>
      <th scope="row">
        {label} {unit && <small>{unit}</small>}
      </th>
      <td>
        <input
          {...bound}
          name={`least.${id}`}
          defaultValue={must?.least ?? ''}
          aria-label={fill(t.leastOf, { label, unit })}
        />
      </td>
      <td>
        <input
          {...bound}
          name={`most.${id}`}
          defaultValue={must?.most ?? ''}
          aria-label={fill(t.mostOf, { label, unit })}
        />
      </td>
      <td>
        <WeightField name={`w.${id}`} label={fill(t.weightOf, { label })} value={criterion?.weight ?? 0} />
      </td>
      <td>
        <input
          type="checkbox"
          name={`low.${id}`}
          value="1"
          defaultChecked={criterion?.isLessBetter}
          aria-label={fill(t.lessBetterOf, { label })}
        />
      </td>
    </tr>
  )
}
