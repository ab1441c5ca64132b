/** Text of one line, as forms send it. */

import { z } from 'zod'

/**
 * Trimmed, at most `most` characters, without signs that nobody sees: control characters, marks that turn the
 * direction, halves of pairs. Its errors are `missing`, `long` and `signs`.
 */
export const line = (most: number) =>
  z
    .string({ error: 'missing' })
    .trim()
    .max(most, { error: 'long' })
    .regex(/^\P{C}*$/u, { error: 'signs' })
