'use client'

import type { ReactNode } from 'react'
import { type Field, fieldColumns, fieldTerms } from '#geo/edit/fields'
import { lookUp } from '#geo/look-up'
import { offered, type Vocabularies } from '#geo/terms'
import { LANG } from '#geo/text/format'
import type { Locale, Term } from '#geo/vocabulary'
import { AmountInput } from './amount-input'
import { CitationRows } from './citations'
import type { FieldProps } from './field-props'
import { LocationInput } from './location-input'

interface Props extends FieldProps {
  /** What the names of the inputs begin with: `columns`, `parts.milestones.0`. */
  readonly at: string
  readonly field: Field
  /** Of its citations. */
  readonly cites: string
  readonly children?: ReactNode
}

/** One field with its label, its inputs in both languages where it has them, and its sources. */
export function FieldInput({ at, field, cites, children, ...shared }: Props) {
  const { t, wrong } = shared
  const label = lookUp(t.fields, field.name) ?? field.name
  const isWrong = [...wrong].some((path) => path.startsWith(`${at}.${field.column}`) || path === cites)
  const isGiven = fieldColumns(field).some((name) => shared.entries[`${at}.${name}`])
  return (
    <fieldset
      className="field"
      data-wrong={isWrong || undefined}
      data-widget={field.widget}
      id={`f-${at}.${field.name}`}
    >
      <legend>
        {label}
        {field.isRequired && (
          <span className="required" aria-hidden="true">
            *
          </span>
        )}
      </legend>
      <Inputs at={at} field={field} label={label} {...shared} />
      {children}
      {field.isCited && <CitationRows at={cites} isGiven={isGiven} {...shared} />}
    </fieldset>
  )
}

type InputProps = FieldProps & { readonly at: string; readonly field: Field; readonly label: string }

function Inputs(props: InputProps) {
  const { at, field, label, entries, options, locale, t } = props
  const name = `${at}.${field.column}`
  const value = lookUp(entries, name) ?? ''
  if (field.widget === 'location') return <LocationInput {...props} />
  if (field.widget === 'amount') return <AmountInput name={name} label={label} value={value} locale={locale} t={t} />
  if (field.widget === 'flag')
    return <input type="checkbox" name={name} aria-label={label} defaultChecked={value !== ''} />
  if (field.widget === 'choice')
    return (
      <Choice
        name={name}
        label={label}
        value={value}
        none={t.form.none}
        options={offeredOf(field, options.terms, value).map(optionOf(locale))}
      />
    )
  if (field.widget === 'ref') {
    const list = options[field.ref!].map((option) => ({ value: option.id, text: option[locale] }))
    return <Choice name={name} label={label} value={value} none={t.form.none} options={list} />
  }
  if (field.widget === 'period')
    return (
      <div className="pair">
        {['periodStart', 'periodEnd'].map((part, i) => (
          <input
            key={part}
            name={`${at}.${part}`}
            aria-label={`${label} ${i + 1}`}
            defaultValue={entries[`${at}.${part}`] ?? ''}
            placeholder="2021-10"
          />
        ))}
      </div>
    )
  if (field.isBilingual) return <Bilingual {...props} />
  return <Line {...props} name={name} value={value} />
}

/** What may be chosen: a retired term only where it stands already. */
const offeredOf = (field: Field, terms: Vocabularies, value: string): readonly Term[] =>
  typeof field.options === 'string' ? offered(terms[field.options], value) : fieldTerms(field, terms)

const optionOf = (locale: Locale) => (term: Term) => ({ value: term.value, text: term[locale] || term.value })

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly none: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

function Choice({ name, label, value, none, options }: ChoiceProps) {
  const isKnown = value === '' || options.some((option) => option.value === value)
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      <option value="">{none}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}

function Line({ field, label, name, value, t }: InputProps & { readonly name: string; readonly value: string }) {
  const notes: Partial<Record<Field['widget'], string>> = { date: t.form.dateNote, list: t.form.listNote }
  const note = notes[field.widget]
  const common = { name, defaultValue: value, 'aria-label': label, 'aria-describedby': note && `${name}-note` }
  return (
    <>
      {field.widget === 'long' || field.widget === 'list' ? (
        <textarea rows={3} maxLength={5000} {...common} />
      ) : (
        <input type={field.widget === 'url' ? 'url' : 'text'} maxLength={2000} {...common} />
      )}
      {note && (
        <p className="small" id={`${name}-note`}>
          {note}
        </p>
      )}
    </>
  )
}

/** Chinese and English side by side. */
function Bilingual(props: InputProps) {
  const { at, field, label, entries, t } = props
  return (
    <div className="pair">
      {(['Zh', 'En'] as const).map((ending) => {
        const name = `${at}.${field.column}${ending}`
        const language = ending === 'Zh' ? 'zh' : 'en'
        return (
          <div key={ending} lang={LANG[language]}>
            <small className="language-mark">{t.form[language]}</small>
            <Line {...props} label={`${label} ${t.form[language]}`} name={name} value={lookUp(entries, name) ?? ''} />
          </div>
        )
      })}
    </div>
  )
}
