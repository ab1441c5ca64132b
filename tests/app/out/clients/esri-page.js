// Bundled with Esri's client for the test beside it.
import esriConfig from '@arcgis/core/config.js'
import OGCFeatureLayer from '@arcgis/core/layers/OGCFeatureLayer.js'

const PAGE = 5000
esriConfig.assetsPath = `${location.origin}/node_modules/@arcgis/core/assets`

/** Rejects with words: its errors are objects of its own. */
window.readLayer = (url, collectionId) =>
  read(url, collectionId).catch(({ name, message, details }) => {
    throw new Error(`${name}: ${message} ${JSON.stringify(details ?? null)}`)
  })

async function read(url, collectionId) {
  const layer = new OGCFeatureLayer({ url, collectionId })
  await layer.load()
  const features = []
  for (let more = true; more; ) {
    const page = { where: '1=1', outFields: ['*'], returnGeometry: true, start: features.length, num: PAGE }
    const read = await layer.queryFeatures(Object.assign(layer.createQuery(), page))
    features.push(...read.features)
    more = read.features.length === PAGE
  }
  return {
    types: Object.fromEntries(layer.fields.map(({ name, type }) => [name, type])),
    geometryType: layer.geometryType,
    slugs: features.map(({ attributes }) => attributes.slug),
    withGeometry: features.filter(({ geometry }) => geometry).length,
  }
}
