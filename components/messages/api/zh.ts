/** What the description of the interfaces says, in Chinese: as an OpenAPI document, and as a page. */
export const apiZh = {
  title: '接口说明',
  document: '同一内容的 OpenAPI 文件',
  tryIt: '试一试',
  asked: '参数',
  required: '必填',
  values: '可取：{names}',
  answered: '回答',
  elsewhere: '其他供程序读取的地址（OGC 接口、瓦片、订阅源、MCP、整包下载）见“关于本图”。',
  description: '页面自己所用的接口，只读，无需账号。要带走数据，请用 /ogc、/export 和 /feeds。',
  tag: '项目，以及如何找到它们',
  problem: {
    '400': '参数有误',
    '429': '请求太多；Retry-After 写明何时再来',
    '503': '暂时读不到数据',
  },
  operations: {
    list: { summary: '项目清单的一页', answer: '最多 200 个项目' },
    near: { summary: '离某一位置最近的五个项目', answer: '由近到远' },
    suggest: { summary: '只打了一半的搜索可能指什么', answer: '最合适的在前' },
  },
  parameters: {
    revision: '清单所属的数据版本；给的不是最新版本时，仍按最新版本回答',
    locale: '名称按哪种语言排序',
    facet: '一个或几个值，用逗号隔开',
    search: '文字，读法与地图上的搜索相同',
    bbox: '西,南,东,北，度，WGS 84',
    area: '手绘区域，写法与地图的网址相同',
    sort: '排序；不写则按名称',
    after: '上一页给出的 `next`',
    at: '经度,纬度，度，WGS 84',
    words: '1 到 100 个字符',
    asOf: '某一数据版本，或某一天（yyyy-mm-dd）结束时已公开的内容',
  },
  properties: {
    status: 'null：未披露',
    amountCny: '整数元；null：未披露',
    next: '下一页的 after；null：没有下一页',
  },
  licence: '见“关于本图”',
}

export type ApiMessages = typeof apiZh
