/** Which passwords are taken: long ones that no list of common or leaked passwords leads to. */

import '#server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'

export const PASSWORD = { min: 12, max: 128 } as const
/** Of 4: more than 10^8 guesses, as zxcvbn reckons; below it a password falls to an attack on a slow hash. */
const LEAST_SCORE = 3

let estimator: ZxcvbnFactory | null = null

/** Whether a list of common passwords, a walk over the keyboard, a sequence or a repetition leads to it soon. */
export function isCommon(password: string): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimator.check(password, ['suzhou', 'landing', 'landingmap', '苏州', '项目', '落户']).score < LEAST_SCORE
}

export const NewPassword = z
  .string()
  .min(PASSWORD.min)
  .max(PASSWORD.max)
  .refine((password) => !isCommon(password), 'is easily guessed')
