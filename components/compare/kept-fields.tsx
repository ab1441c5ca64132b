import type { CompareView } from '#geo/compare/url'
import { keptFields } from './view-changes'

interface Props {
  readonly view: CompareView
  /** The fields that the form asks itself. */
  readonly without?: readonly string[]
}

export const KeptFields = ({ view, without }: Props) =>
  keptFields(view, without).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)
