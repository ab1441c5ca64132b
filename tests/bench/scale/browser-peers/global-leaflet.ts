/** Leaflet as the global that Leaflet.markercluster adds itself to: to be imported before it. */

import L from 'leaflet'

Object.assign(window, { L })
export default L
