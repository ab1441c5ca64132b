import type { ReactNode } from 'react'

export interface ForAllChoice {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly field: string
  readonly label: string
  /** Said where nothing is chosen. */
  readonly none: string
  readonly value: string | undefined
  readonly options: readonly ForAllChoice[]
  readonly children?: ReactNode
}

/** A value of a field that stands for all rows which say nothing themselves. */
export const ForAllSelect = ({ field, label, none, value, options, children }: Props) => (
  <label className="import-for-all">
    {label}
    <select name={`forAll.${field}`} defaultValue={value ?? ''}>
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
    {children}
  </label>
)
