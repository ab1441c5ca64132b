import { SyncedSelect } from '../filters/synced-input'

interface Props {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export const SortSelect = ({ label, value, options }: Props) => (
  <label className="sort">
    <span className="visually-hidden">{label}</span>
    <SyncedSelect name="sort" defaultValue={value}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SyncedSelect>
  </label>
)
