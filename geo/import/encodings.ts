/** The encodings that a text file may be read in. */

import type { Encoding } from './files/encoding'

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[]
