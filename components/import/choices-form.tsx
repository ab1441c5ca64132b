import type { Batch } from '#geo/import/batch'
import { isReady, type Plan, TARGET_STATES, type TargetState } from '#geo/import/choices'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { AutoApply } from './auto-apply'
import { Hidden } from './columns-form'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly plan: Plan
  /** Where this person may leave the records. */
  readonly states: readonly TargetState[]
  readonly choose: (form: FormData) => Promise<void>
  readonly start: (form: FormData) => Promise<void>
  readonly back: (form: FormData) => Promise<void>
}

/** Third step: what becomes of the rows, what that comes to, and the button that does it. */
export function ChoicesForm({ locale, t, batch, plan, states, choose, start, back }: Props) {
  const { choices, counts } = batch
  const n = (value: number) => formatNumber(value, locale)
  const radios = (
    name: 'bad' | 'changed' | 'doubtful' | 'state',
    legend: string,
    options: Readonly<Record<string, string>>,
  ) => (
    <fieldset>
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} defaultChecked={choices[name] === value} />
          {label}
        </label>
      ))}
    </fieldset>
  )
  const fixed = (name: 'bad' | 'changed' | 'doubtful') => <input type="hidden" name={name} value={choices[name]} />
  const stateOptions = Object.fromEntries(
    TARGET_STATES.filter((state) => states.includes(state)).map((state) => [state, t.choices.stateOptions[state]]),
  )
  return (
    <form action={choose} id="choices" className="import-choices" aria-label={t.choices.title}>
      <Hidden batch={batch} locale={locale} />
      <h2>{t.choices.title}</h2>
      <AutoApply>
        {counts && counts.bad > 0
          ? radios('bad', `${t.choices.bad} · ${n(counts.bad)}`, t.choices.badOptions)
          : fixed('bad')}
        {counts && counts.changed > 0
          ? radios('changed', `${t.choices.changed} · ${n(counts.changed)}`, t.choices.changedOptions)
          : fixed('changed')}
        {counts && counts.doubtful > 0
          ? radios('doubtful', `${t.choices.doubtful} · ${n(counts.doubtful)}`, t.choices.doubtfulOptions)
          : fixed('doubtful')}
        {radios('state', t.choices.state, stateOptions)}
      </AutoApply>
      <button type="submit" className="quiet no-script">
        {t.choices.apply}
      </button>
      <p className="import-plan" role="status">
        {fill(t.choices.plan, { create: n(plan.create), update: n(plan.update), skip: n(plan.skip) })}
        {plan.stopped > 0 && <strong>{countText(t.choices.stopped, plan.stopped, locale)}</strong>}
        {plan.open > 0 && <strong>{countText(t.choices.open, plan.open, locale)}</strong>}
        {plan.create + plan.update === 0 && plan.open === 0 && <strong>{t.choices.nothing}</strong>}
      </p>
      <p className="import-go">
        <button type="submit" className="strong" formAction={start} disabled={!isReady(plan)}>
          {t.choices.start}
        </button>
        <button type="submit" className="quiet" formAction={back}>
          {t.preview.back}
        </button>
      </p>
      <p className="small">{t.choices.whole}</p>
    </form>
  )
}
