import type { CompareView } from '#geo/compare/url'
import { hiddenFields } from './view-changes'

interface Props {
  readonly view: CompareView
  /** The fields that the form asks itself. */
  readonly without?: readonly string[]
}

export const HiddenFields = ({ view, without }: Props) =>
  hiddenFields(view, without).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)
