import type { Messages } from '../messages'
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

/** What the tools say before one of them is in hand. */
const TOOL_KEYS = [
  'tools',
  'measure',
  'fullScreen',
  'leaveFullScreen',
  'heat',
  'buttons',
  'toolFailed',
  'locate',
  'locating',
  'denied',
  'unavailable',
] as const satisfies readonly (keyof ToolMessages)[]

export type ToolStrings = Pick<ToolMessages, (typeof TOOL_KEYS)[number]>

/** What the live map says: its share of the messages, handed down by the server. */
export type MapStrings = Pick<Messages['map'], (typeof KEYS)[number]> & {
  readonly tools: ToolStrings
}

export const mapStrings = ({ map, tools }: Messages): MapStrings => ({
  ...(Object.fromEntries(KEYS.map((key) => [key, map[key]])) as Omit<MapStrings, 'tools'>),
  tools: Object.fromEntries(TOOL_KEYS.map((key) => [key, tools[key]])) as ToolStrings,
})
