import type { Messages } from '../messages'
import type { PlaceMessages } from '../messages/place-zh'
import type { ToolMessages } from '../messages/tools/zh'

const KEYS = [
  'canvas',
  'zoomIn',
  'zoomOut',
  'north',
  'pan',
  'panUp',
  'panDown',
  'panLeft',
  'panRight',
  'pinsInView',
  'inView',
  'cluster',
  'stack',
  'group',
  'noWebgl',
  'notLoaded',
  'failures',
  'retry',
  'contextLost',
  'scaleUnits',
] as const satisfies readonly (keyof Messages['map'])[]

/** What the live map says: its share of the messages, handed down by the server. */
export type MapStrings = Pick<Messages['map'], (typeof KEYS)[number]> & {
  readonly place: PlaceMessages
  readonly tools: ToolMessages
}

export const mapStrings = ({ map, place, tools }: Messages): MapStrings => ({
  ...(Object.fromEntries(KEYS.map((key) => [key, map[key]])) as Omit<MapStrings, 'place' | 'tools'>),
  place,
  tools,
})
