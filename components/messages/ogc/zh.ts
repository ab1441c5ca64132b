/** What the OGC interface calls its collections, in Chinese. */
export const ogcZh = {
  collections: { projects: '项目', districts: '区域', events: '签约活动', places: '园区与场所' },
  notes: {
    projects: '已公开的项目。仅知所在区或城市的没有坐标；精度、日期与出处逐项给出，没有说明的留空。',
    districts: '区域及其边界；边界是否为示意见“关于”页。',
    events: '签约活动，位置为会场。',
    places: '园区、院区与会场。',
  },
}
