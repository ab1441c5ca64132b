import type { TableWords } from '#geo/compare/table/words'

export const measuresEn: TableWords['measures'] = {
  areaKm2: {
    name: 'Area',
    note: 'Measured on the WGS-84 ellipsoid (authalic integral, edges straight in longitude and latitude), water included. It follows the borders as drawn, so this is not the official area.',
  },
  landKm2: {
    name: 'Land area',
    note: 'The area minus the water on this map; small lakes that are missing from it count as land.',
  },
  waterKm2: { name: 'Water', note: 'Area minus land area.' },
  officialKm2: {
    name: 'Official area',
    note: 'As the source states it, shown beside the measured area and never mixed with it. Single districts only.',
  },
  perimeterKm: {
    name: 'Perimeter',
    note: 'The sum of the boundary’s geodesic segments (Vincenty 1975). The finer a boundary is drawn, the longer it is.',
  },
  compactness: {
    name: 'Compactness',
    note: 'Polsby–Popper index, 4πA/P²: 1 for a circle, about 0.785 for a square, lower the more ragged the outline.',
  },
  count: {
    name: 'Projects',
    note: 'Projects that match the filter and belong to the area: for districts as recorded, for circles and polygons by coordinates.',
  },
  share: {
    name: 'Share of the whole map',
    note: 'The number of projects divided by all projects on the map that match the same filter.',
  },
  per100: { name: 'Density', note: 'Projects per 100 km² of land.' },
  onlyDistrict: {
    name: 'Known only by district',
    note: 'Counted, but without coordinates, so left out of the spatial distribution.',
  },
  undecided: { name: 'Undecided', note: 'Known only by a district that lies partly in the area; not counted.' },
  sumCny: {
    name: 'Total investment',
    note: 'Disclosed amounts only; undisclosed ones are not estimated, and event totals are not added.',
  },
  medianCny: { name: 'Median investment', note: 'The middle value of the disclosed amounts.' },
  known: { name: 'Amount disclosed', note: 'Projects with an amount.' },
  undisclosed: { name: 'Amount not disclosed', note: 'Projects without an amount.' },
  located: {
    name: 'Projects used',
    note: 'Projects located more precisely than by district, and so with coordinates.',
  },
  meanCentre: { name: 'Mean centre', note: 'The mean of the plane coordinates; longitude, latitude, WGS-84.' },
  medianCentre: {
    name: 'Median centre',
    note: 'The point with the smallest sum of distances (Weiszfeld 1937; Vardi and Zhang 2000), little affected by outliers.',
  },
  standardDistanceKm: {
    name: 'Standard distance',
    note: '√(Σd²/(n−2)), d from the mean centre. The larger, the more dispersed.',
  },
  semiMajorKm: {
    name: 'Deviation ellipse, semi-major axis',
    note: 'Standard deviational ellipse (Yuill 1971, with the degrees of freedom of CrimeStat).',
  },
  semiMinorKm: { name: 'Deviation ellipse, semi-minor axis', note: 'The same ellipse.' },
  azimuthDeg: { name: 'Azimuth of the long axis', note: 'Clockwise from north.' },
  meanNearestKm: {
    name: 'Mean nearest-neighbour distance',
    note: 'The average distance from each project to the nearest other one.',
  },
  coincident: { name: 'Sharing a location', note: 'Projects with the same coordinates as another.' },
  clarkEvansCorrected: {
    name: 'Clark–Evans ratio (corrected for the border)',
    note: 'The mean nearest-neighbour distance over that of as many random points on the same land, drawn hundreds of times from a fixed seed: below 1 clustered, above 1 even. Simulated, since by shores as ragged as these the formula (Donnelly’s) calls random patterns clustered.',
  },
  zCorrected: {
    name: 'z-score, corrected',
    note: 'Standard deviations from the mean of the simulation; beyond ±1.96, less than 5% likely by chance.',
  },
  clarkEvans: {
    name: 'Clark–Evans ratio (no edge correction)',
    note: 'As in Clark and Evans 1954; points near the boundary push it up: random patterns look even, so read the corrected one.',
  },
  z: { name: 'z-score, uncorrected', note: 'As above, without edge correction.' },
  nearestPairs: { name: 'Nearest pairs', note: 'The projects closest to each other, closest first.' },
  shannon: {
    name: 'Sector diversity',
    note: 'Shannon index, −Σ p ln p: 0 for a single sector, higher the more even they are.',
  },
  effective: {
    name: 'Effective number of sectors',
    note: 'e to the power of the Shannon index (Hill 1973): how many equally common sectors would be as diverse.',
  },
  herfindahl: {
    name: 'Concentration',
    note: 'Herfindahl index, Σp²: 1 for a single sector, 1/k for k equally common ones.',
  },
  centreDistanceKm: {
    name: 'Distance between centres',
    note: 'Geodesic between the centres of the two areas: the centre of a circle, otherwise the centroid of the surface.',
  },
  gapKm: {
    name: 'Gap between boundaries',
    note: 'The shortest distance between the two boundaries; 0 where they touch or overlap.',
  },
  sharedBorderKm: {
    name: 'Shared boundary',
    note: 'The length along which both boundaries run in one line, to a metre, wherever their vertices lie; one drawn beside another shares nothing.',
  },
  overlapKm2: { name: 'Overlap', note: 'The area that lies in both. Projects there count in both.' },
  adjacency: {
    name: 'Adjacency',
    note: 'Neighbours share a boundary; touching areas meet at a point, or come within a metre of each other.',
  },
  aNearB: {
    name: 'Projects of the first near the second',
    note: 'How many of the first area’s projects with coordinates lie in the second or within the chosen radius of its boundary.',
  },
  bNearA: { name: 'Projects of the second near the first', note: 'The same, the other way round.' },
  sectorCosine: {
    name: 'Cosine similarity of sectors',
    note: 'Cosine of the angle between the two vectors of counts by sector: 1 for equal shares, 0 for no sector in common, whatever the number of projects.',
  },
  sectorJensenShannonBits: {
    name: 'Sector divergence',
    note: 'Jensen–Shannon divergence (Lin 1991): 0 for equal shares, 1 for no sector in common.',
  },
}
