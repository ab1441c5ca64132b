/** An embedded map among published files: the same, with its projects from an archive. */

import { addProtocol } from 'maplibre-gl'
import { Protocol } from 'pmtiles'

addProtocol('pmtiles', new Protocol().tile)
void import('../embed/embed-map')
