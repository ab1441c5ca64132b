import type { importGeocodeZh } from './geocode-zh'

/** What is said of positions by address, in English. */
export const importGeocodeEn: typeof importGeocodeZh = {
  title: 'Positions by address',
  intro: 'Rows with {n} addresses have no coordinates. Tianditu’s geocoder ({host}) can be asked where they lie.',
  leaves: 'Asking sends these addresses out of the house, to {host}, and nothing else.',
  ask: 'Send {n} addresses and ask',
  again: 'Ask for {n} more addresses',
  found: 'Tick what is to be used; rows of the others stay known to their district only. Tianditu states no error.',
  rows: { one: '{n} row', other: '{n} rows' },
  level: 'Found: {level}',
  score: 'score {score}',
  none: 'Not found',
  rough: 'Too rough for the position of a project',
  refused: 'The service did not answer: {why}',
  take: 'Use what is ticked and check again',
}
