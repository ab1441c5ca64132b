import type { AreaProblemMessages } from './area-problems-zh'

export const areaProblemsEn: AreaProblemMessages = {
  datums: { wgs84: 'WGS-84', gcj02: 'GCJ-02', bd09: 'BD-09' },
  faults: {
    doubled: 'a corner stands twice in a row',
    spike: 'a line runs out and back over itself',
    touching: 'the boundary meets itself in a corner',
    crossing: 'the boundary crosses itself',
    'hole-outside': 'a hole lies outside the area',
    'hole-across': 'a hole reaches beyond the area',
    'hole-along': 'a hole runs along the boundary',
    holes: 'holes lie over or along one another',
    overlap: 'pieces cover the same ground, which counts once',
    joined: 'pieces have a common border, which is no border of the whole',
  },
  problems: {
    'no-text': 'There is no text. Paste GeoJSON, WKT or KML.',
    'too-large': 'The text has {length} characters; at most {limit} can be read. Simplify the boundary first.',
    'not-json': 'This is neither WKT, KML nor complete JSON: it breaks off at line {line}, character {column}.',
    'bad-wkt': 'The WKT cannot be read from line {line}, character {column}; it should be POLYGON((lng lat, …)).',
    'no-polygon': 'It contains {found} but no polygon. Provide a Polygon or MultiPolygon.',
    'bad-kml':
      'The KML cannot be read from line {line}, character {column}: a tag is not closed, or is written wrongly.',
    'left-out': 'Only polygons are taken; {found} is no area and was left out.',
    'same-datum': 'EPSG:{srid} (CGCS2000) differs from WGS-84 by less than a decimetre and is taken as it is.',
    'datum-unknown':
      'Nothing tells which datum the coordinates are in. Choose one: a wrong choice is off by 500 m or more. AMap and most Chinese maps use GCJ-02, Baidu BD-09, GPS and international data WGS-84.',
    srid: 'Coordinate system EPSG:{srid} is not supported. Convert it to 4326 (WGS-84) first.',
    empty: 'The polygon is empty.',
    'not-a-position': 'Corner {vertex} of ring {ring} is not a pair of numbers.',
    swapped: 'Longitude and latitude are swapped; longitude comes first.',
    'out-of-range':
      'Corner {vertex} of ring {ring}, {position}, is not a longitude and latitude; it may be written the other way round, or projected, in metres. Convert it to WGS-84 degrees.',
    antimeridian:
      'From corner {vertex} of ring {ring}, {position}, the boundary crosses the 180° meridian. Cut it in two there (RFC 7946, 3.1.9).',
    'too-few-corners': 'Ring {ring} has too few distinct corners ({corners}); at least 3 are needed.',
    open: 'Ring {ring} is not closed: its first and last corners differ.',
    'no-area': 'Nothing is filled: it is only a line, or its holes leave nothing.',
    inverted:
      'The outer ring runs clockwise; GeoJSON (RFC 7946) requires counter-clockwise. It can be used as it is, or reversed.',
    'too-many-corners': 'It has {corners} corners; at most {limit} can be used. It can be simplified.',
    'self-crossing': {
      one: 'The boundary crosses itself {n} time, at {position}.',
      other: 'The boundary crosses itself {n} times, first at {position}.',
    },
    mended: 'The boundary must be corrected ({names}). Corrected, it is what you see filled: {n} km².',
    'mended-elsewhere':
      'The boundary must be corrected ({names}). Paste it on the page of comparisons, where it can be.',
    'too-long': 'In a link it would take {length} characters; at most {limit} fit. Draw fewer corners.',
    'too-long-repairable':
      'In a link it would take {length} characters; at most {limit} fit. Draw fewer corners, or use the simplified boundary.',
    datum: 'It appears to be in {datum}: once converted, {corners} corners lie on known boundaries.',
  },
  notes: {
    'unknown-kind': '“{text}” is not an area, so it was left out. Areas are written d:code, c:lng,lat,km or g:polygon.',
    'unknown-district': 'There is no district with the code “{text}”, so it was left out.',
    'bad-circle':
      'The circle “{text}” cannot be read, so it was left out. It should be lng,lat,radius ({minKm} to {maxKm} km).',
    'bad-polygon': 'The polygon “{text}” is damaged or crosses itself, so it was left out. Draw or paste it again.',
    'out-of-range':
      '“{text}” does not lie on the map (longitude ±180, latitude ±85, and not across 180°), so it was left out.',
    'too-long': 'The polygon “{text}” is too long for a link, so it was left out. Draw it with fewer corners.',
    'too-many': 'At most {areas} areas can be compared; “{text}” was not added. Remove one first.',
    radius: '“Near” cannot mean {text} km: {minKm} to {maxKm}. It means {n} km here.',
    unreadable: '“{text}” could not be read, so it was left out.',
    'link-too-long': 'The link has no room for so many areas; “{text}” was not added. Use polygons with fewer corners.',
  },
}
