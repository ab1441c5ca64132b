/** What only a map on a ground other than the built-in one needs: loaded with the first. */

import { attributionsOf, plainText } from '#geo/ground/foreign-style'
import { tiandituRefusal } from '#geo/ground/tianditu'
import { loadGround } from './load-ground'

const CODE = { loadGround, attributionsOf, plainText, tiandituRefusal } as const
export type GroundCode = typeof CODE

export default CODE
