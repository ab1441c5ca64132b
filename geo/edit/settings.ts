/** What admins set for everybody. */

export interface Settings {
  /** A project that nobody has confirmed for so long stands in the editors' list. */
  readonly staleMonths: number
  /** The approval number of an approved map (审图号); empty: MAP_APPROVAL_NUMBER, or none. */
  readonly approvalNumber: string
  /** Where readers reach the editors, shown on the page about the map; empty: nowhere. */
  readonly contact: string
}

export const DEFAULT_SETTINGS: Settings = { staleMonths: 12, approvalNumber: '', contact: '' }
export const STALE_MONTHS = { min: 1, max: 120 } as const
