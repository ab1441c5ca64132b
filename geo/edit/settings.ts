/** What admins set for everybody. */

export interface Settings {
  /** After so many months without confirmation a project appears in the editors' list of stale ones. */
  readonly staleMonths: number
  /** The approval number of an approved map (审图号); empty: MAP_APPROVAL_NUMBER, or none. */
  readonly approvalNumber: string
  /** Where readers reach the editors, shown on the page about the map; empty: nowhere. */
  readonly contact: string
  /** What the licence of the data is called, and its address; all empty: DATA_LICENCE, or none. */
  readonly licenceZh: string
  readonly licenceEn: string
  readonly licenceUrl: string
}

export const DEFAULT_SETTINGS: Settings = {
  staleMonths: 12,
  approvalNumber: '',
  contact: '',
  licenceZh: '',
  licenceEn: '',
  licenceUrl: '',
}
export const STALE_MONTHS = { min: 1, max: 120 } as const
