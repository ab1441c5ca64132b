/** What tables of projects and other sheets call the column of their districts, streets and zones. */
export const DISTRICT_HEADINGS =
  '区域 区 地区 区县 县区 市区 区市 县市 市县 市县区 市区县 县市区 行政区划 功能区 所属区 所属区域 行政区 板块 所属板块 落地板块 落户板块 落户区域 落户区 属地 所在地 所在板块 承载板块 归属板块 属地板块 所在功能区 街道 所属街道 所在街道 落地街道 镇 街镇 镇街 镇街道 镇区 区镇 镇乡 镇乡街道 乡镇街道 区镇街道 区镇板块 属地区镇 所属镇 所在镇 所属镇街 所在镇街 所属区镇 所在区镇 所属乡镇 所在乡镇 乡镇 落户地 落地区域 落地区镇 拟落户地 拟落户板块 拟落地板块 拟落户区域 意向落户地 意向落户板块 adname area zone county districtid'
