/** Characters of a border that somebody pastes or drops. A county's border at full detail takes a tenth of it. */
export const MAX_PASTED_TEXT = 500_000
