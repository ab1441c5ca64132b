/** What the menu of a place on the map says, in Chinese. */
export const placeZh = {
  menu: '此处',
  datums: { wgs84: 'WGS-84（GPS 定位）', gcj02: 'GCJ-02（高德、腾讯）', bd09: 'BD-09（百度）' },
  copy: '复制 {label} 坐标',
  copied: '已复制：{label}',
  copyFailed: '未能复制，请手动选取：{label}',
  near: '此处 {label}内的项目',
  measure: '从此处测量',
  report: '报告此处有误',
}

export type PlaceMessages = typeof placeZh
