/** Which passwords are accepted: long ones that are not easily guessed from lists of common or leaked passwords. */

import '#server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'
import { lastSite } from '../site/site'

export const PASSWORD = { min: 12, max: 128 } as const
/** Of 4: zxcvbn estimates more than 10^8 guesses. With fewer, an attack on a slow hash succeeds. */
const MIN_SCORE = 3

let estimator: ZxcvbnFactory | null = null

/** Whether it is soon guessed from common passwords, patterns on the keyboard, sequences or repetitions. */
export function isCommon(password: string): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimator.check(password, ['landing', 'landingmap', '项目', '落户', ...wordsOfSite()]).score < MIN_SCORE
}

/** What whoever knows the site would try: the words of its name, and each two signs of the Chinese one. */
function wordsOfSite(): string[] {
  const { zh, en } = lastSite().name
  const signs = Array.from(zh)
  const words = en.toLowerCase().split(/[^a-z0-9]+/)
  return [...words, words.join(''), zh, ...signs.slice(1).map((sign, i) => signs[i]! + sign)].filter(Boolean)
}

export const NewPassword = z
  .string()
  .min(PASSWORD.min)
  .max(PASSWORD.max)
  .refine((password) => !isCommon(password), 'is easily guessed')
