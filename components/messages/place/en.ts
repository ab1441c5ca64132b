import type { PlaceMessages } from './zh'

export const placeEn: PlaceMessages = {
  menu: 'This place',
  datums: { wgs84: 'WGS-84 (GPS)', gcj02: 'GCJ-02 (AMap, Tencent)', bd09: 'BD-09 (Baidu)' },
  copy: 'Copy coordinates, {label}',
  copied: 'Copied: {label}',
  copyFailed: 'Could not copy. Please select by hand: {label}',
  near: 'Projects within {label} of here',
  measure: 'Measure from here',
  report: 'Report a mistake here',
}
