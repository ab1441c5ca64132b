import type { Messages } from '../messages'

const KEYS = [
  'drawArea',
  'drawPolygon',
  'drawCircle',
  'clearDrawn',
  'done',
  'finish',
  'undo',
  'cancel',
  'polygonHelp',
  'circleHelp',
  'districtHelp',
  'pointHelp',
  'drawSurface',
  'crosshairAt',
  'cornerSet',
  'tooManyDrawn',
  'drawFailed',
  'mend',
  'useAnyway',
  'useInDatum',
  'discard',
  'found',
] as const satisfies readonly (keyof Messages['compareMap'])[]

/** What drawing on a map says, handed down by the server. */
export type DrawStrings = Pick<Messages['compareMap'], (typeof KEYS)[number]>

export const drawStrings = ({ compareMap }: Messages): DrawStrings =>
  Object.fromEntries(KEYS.map((key) => [key, compareMap[key]])) as DrawStrings
