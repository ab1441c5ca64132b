/** What the page about the map says, in Chinese. */
export const aboutZh = {
  title: '关于本图',
  sources: '来源',
  method: '方法',
  datum: '坐标',
  limits: '局限',
  approval: '审图号',
  licence: '许可',
  methodText:
    '每个项目是一条记录，每个事实都注明出处。来源没有说明的内容写“未披露”，不推测，也不把总数拆分到单个项目。活动的总数与总额单独列出，不计入项目合计。',
  precisionText:
    '位置分为地块、院区、园区、仅知所在区、仅知所在城市五级。园区与院区的标记带误差圆；仅知所在区的项目没有坐标，以空心标记围绕区名排列。',
  datumText: '本图一律采用 WGS-84 坐标。中国境内的位置，打开高德地图时换算为 GCJ-02，打开百度地图时换算为 BD-09。',
  limitsShapes: {
    districts: '边界为示意，适合约 12 级以下的缩放。',
    water: '水系为示意，适合约 12 级以下的缩放；金鸡湖、独墅湖等小湖未收录。',
    land: '海岸线为示意；道路未收录。',
  },
  limitsSchematic: {
    districts: '边界为示意：其来源如此说明。',
    water: '水系为示意：其来源如此说明。',
    land: '海岸线为示意：其来源如此说明。',
  },
  limitsFounding: '首批数据来自 2021 年 10 月的一篇综述，之后的变化可能尚未收录。',
  approvalNone: '本图未送审，没有审图号；公开使用前，请运营方以经审核的底图与边界替换示意数据，并在发布时填写审图号。',
  licenceBuiltIn: {
    districts: '边界来自 DataV.GeoAtlas 与高德数据的 npm 包，包的许可不涵盖数据本身的权利。',
    water: '湖泊、河流与运河来自 GSHHG 2.3.7（LGPL-3.0 或更高版本）。',
    land: '海岸线来自 GSHHG 2.3.7（LGPL-3.0 或更高版本）。',
  },
  licenceSet: { districts: '边界：{text}', water: '水系：{text}', land: '海岸线：{text}' },
  licenceTowns: '镇与街道名来自 GeoNames（CC BY 4.0），只作注记，误差可达数公里。',
  contact: '联系',
  keyboard: '键盘操作',
  keyboardText: '在地图上：方向键平移，+ 与 − 缩放，Tab 到达视野内的项目，回车打开，Esc 关闭资料。',
}
