interface Props {
  readonly label: string
  readonly name: string
  /** What stands for no choice. */
  readonly all: string
  readonly chosen: string | null | undefined
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** One list of a filter: all, or one of these. */
export const FilterChoice = ({ label, name, all, chosen, choices }: Props) => (
  <label>
    {label}
    <select name={name} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
)
