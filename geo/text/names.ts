/** What may be said of the two names of a record. */

import type { Text } from '../records'
import { plainName } from './plain-name'

/** Whether the English name is one, not the Chinese one in its place because nobody has written any. */
export const hasTwoNames = ({ zh, en }: Text): boolean => plainName(zh) !== plainName(en)

/** Whether this map has translated the name itself. `isGiven`: a source gives the English name. */
export const isOwnTranslation = (name: Text, isGiven: boolean): boolean => !isGiven && hasTwoNames(name)
