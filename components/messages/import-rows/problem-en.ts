import type { importProblemZh } from './problem-zh'

/** Why a file, or an import, came to nothing, in English. */
export const importProblemEn: typeof importProblemZh = {
  title: 'Not completed',
  empty: 'The file has no rows. Make sure there is something below the headings.',
  kind: 'This is not a table. Use CSV, .xlsx, GeoJSON, KML, GPX or a zipped shapefile.',
  html: 'This is a web page saved as .xls. Open it in Excel or WPS, save it as .xlsx and try again.',
  'xml-excel': 'This is an XML spreadsheet of Excel 2003. Open it in Excel or WPS, save it as .xlsx and try again.',
  xml: 'The XML is cut short and cannot be read. Export it again.',
  ods: 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx and try again.',
  shapefile:
    'The shapefile is damaged or incomplete: the archive needs a .shp and a .dbf of one name, better with their .prj and .cpg. Export it again.',
  several: 'The archive holds several tables. Upload one at a time.',
  'geojson-topojson': 'This TopoJSON cannot be read; it may be incomplete. Convert it to GeoJSON and try again.',
  'old-excel':
    'This is an old Excel file (.xls), one of WPS (.et) or an encrypted one. Save it as .xlsx and try again.',
  xlsb: 'This is a binary workbook (.xlsb). Save it as .xlsx and try again.',
  encoding: 'The text encoding was not recognised. Save the file as CSV in UTF-8 or GB18030.',
  broken: 'The workbook is damaged. Save it again in Excel.',
  bomb: 'The workbook is too large once unpacked and was refused. Delete spare sheets and empty rows.',
  locked: 'The workbook is password-protected. Remove the password and try again.',
  'not-xlsx': 'The archive holds neither a workbook nor one CSV, GeoJSON or KML file, nor a shapefile.',
  'too-wide': 'Too many columns: at most 200. Look for stray cells far to the right.',
  'too-long': 'Too many rows: at most 100,000. Split the file, or delete the empty rows below.',
  'sheet-rows': 'A table of events, figures and the like has at most {about} rows. Split it into several files.',
  'geojson-json': 'Not valid JSON; the file may be incomplete.',
  'geojson-type': 'Not GeoJSON: features, a collection of them, or an array of records are expected.',
  'geojson-no-points': 'The file has not one usable point: lines have no single position.',
  'geojson-deep': 'The JSON lies too deep in brackets; it is no GeoJSON.',
  'geojson-crs':
    'The file names the coordinate system {about}, which cannot be converted here. Convert it to WGS 84 (EPSG:4326) or CGCS2000 in a GIS program and try again.',
  size: 'The file is too large: at most {size} MB.',
  many: 'Too many files are waiting. Finish or discard some first.',
  role: 'Your role does not allow this.',
  gone: 'There is no such file, or it is not yours.',
  late: 'This file has already moved on to another step.',
  forbidden: 'Nothing was written: some records belong to a district that is not yours.',
  conflict: 'Nothing was written: “{about}” was changed by someone else after the check. Check again.',
  undoConflict: 'Nothing was undone: “{about}” has been changed since the import.',
  invalid: 'Nothing was written: a record does not meet the requirements ({about}).',
  'not-ready': 'Some rows still need a decision.',
  'new-term':
    'A new term could not be made: it needs a name in both languages that no other term has, and only admins make terms. All other choices have been kept.',
  memory: 'The file needs too much memory, so reading it was stopped. Split it into several files.',
  cancelled: 'Stopped; nothing was written.',
  other: 'It did not work; the reason is in the server log. You can try again.',
}
