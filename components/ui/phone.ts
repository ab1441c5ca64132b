/** The windows in which the panel is a sheet, as the style sheets have it. */
const PHONE = '(max-width: 34.99rem), (max-width: 47.99rem) and (min-height: 29.99rem)'

export const isPhone = (): boolean => matchMedia(PHONE).matches
