/**
 * What this product uses of MapLibre: next.config.js hands it to whoever asks for MapLibre, react-map-gl too, so that
 * the rest can be left out of the page. Whatever else of it becomes used is added here.
 */

export { AJAXError, addProtocol, Map, Marker, ScaleControl, setWorkerUrl } from 'maplibre-gl/dist/maplibre-gl.mjs'
