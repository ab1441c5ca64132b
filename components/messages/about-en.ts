import type { aboutZh } from './about-zh'

/** What the page about the map says, in English. */
export const aboutEn: typeof aboutZh = {
  title: 'About this map',
  sources: 'Sources',
  method: 'Method',
  datum: 'Datum',
  limits: 'Limits',
  approval: 'Map approval number',
  licence: 'Licences',
  methodText:
    'Each project is a record, and every fact names its source. What no source states reads “not disclosed”: nothing is guessed, and no total is split across its parts. The totals of an event stand on their own and are not added to the projects.',
  precisionText:
    'A project is located to the site, the campus or the park, or known only by district or by city. Park and campus marks carry an error circle; a project known only by district has no coordinates and is shown as a hollow mark around the district’s name.',
  datumText:
    'All positions are WGS-84. For places in China, links to AMap are converted to GCJ-02, links to Baidu Maps to BD-09.',
  limitsShapes: {
    districts: 'The boundaries are schematic, good to about zoom 12.',
    water: 'Water is schematic, good to about zoom 12; Jinji Lake, Dushu Lake and other small lakes are missing.',
    land: 'The coast is schematic, and roads are missing.',
  },
  limitsSchematic: {
    districts: 'The boundaries are schematic, as their source says.',
    water: 'Water is schematic, as its source says.',
    land: 'The coast is schematic, as its source says.',
  },
  limitsFounding: 'The first records come from a single round-up of October 2021; later changes may not be here yet.',
  approvalNone:
    'This map has not been submitted for review and has no approval number. Before public use in China, the operator must replace the schematic shapes with approved ones and give their number where they are published.',
  licenceBuiltIn: {
    districts:
      'Boundaries come from npm packages of DataV.GeoAtlas and AMap data; the packages’ licences do not settle the rights in the data.',
    water: 'Lakes, rivers and canals are GSHHG 2.3.7 (LGPL-3.0-or-later).',
    land: 'The coast is GSHHG 2.3.7 (LGPL-3.0-or-later).',
  },
  licenceSet: { districts: 'Boundaries: {text}', water: 'Water: {text}', land: 'Coast: {text}' },
  licenceTowns: 'Names of towns and subdistricts are GeoNames (CC BY 4.0): labels only, up to some kilometres off.',
  contact: 'Contact',
  keyboard: 'Keyboard',
  keyboardText:
    'On the map, arrow keys pan and + and − zoom; Tab moves through the projects in view, Enter opens one, Escape closes it.',
  interfaces: 'For programs',
  interfacesIntro:
    'These addresses are open to read without an account. Each answer names its revision, the sources, and how precisely a place is known.',
  interfaceNames: {
    ogc: 'OGC API – Features',
    api: 'Description of the interface (OpenAPI)',
    tiles: 'Vector tiles (TileJSON)',
    feed: 'Feed of changes (Atom)',
    mcp: 'Model Context Protocol (MCP)',
    llms: 'llms.txt',
  },
  interfaceNotes: {
    ogc: 'Opens as layers in QGIS and ArcGIS: projects, districts, signing events and places.',
    api: 'How lists, suggestions and what is nearby are asked for and answered, with examples.',
    tiles: 'Puts the projects on a map of your own; a style for them stands at /tiles/style.json.',
    feed: 'An entry for each record that is published, changed or withdrawn; every filter, district and event has its own, on its page.',
    mcp: 'Lets an assistant search projects, compare districts and cite: give this address to a tool that speaks MCP.',
    llms: 'A guide for language models.',
  },
  interfacesEmbed: 'Editors with oEmbed, such as WordPress, show the map of any page whose address is pasted in.',
}
