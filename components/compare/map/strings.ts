import type { CompareMapMessages } from '../../messages/compare-map-zh'

/** What the live parts of the comparison's map say: all of it, handed down by the server. */
export type CompareMapStrings = CompareMapMessages
