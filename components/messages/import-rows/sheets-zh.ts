import { importGeocodeZh } from './geocode-zh'
/** What the import says of tables of events, figures and the like, in Chinese. */
export const importSheetsZh = {
  holds: '表里的每一行是',
  change: '按此读取',
  geocode: importGeocodeZh,
  kinds: {
    projects: '项目',
    events: '签约活动',
    indicators: '各区指标',
    organisations: '机构及其角色',
    places: '地点（园区、会场）',
    sources: '来源',
    facts: '单条更正',
  },
  together: '表头相同的 {n} 张工作表，合成一张表',
  readTogether: '表头相同的 {n} 张工作表已合成一张表来读。最后一列写明每行出自哪一张；行号连续编排。',
  turned: '这个文件里每一列是一条记录：已按行列对调读取，下面的行号是文件里的列号。',
  aside: '右边还有标题相同的一张表：已接在左边的表下面读，第 {no} 行起是右边的表的行。',
  unitOfRows: '每一行以自己的“{names}”列为准；下面所选只用于没有写明的行，而且空格会先问。',
  intro: '从标题识别出 {known} 列，共 {all} 列；其余的列不导入。识别有误的请改正。',
  ofAll: '整张表共有的',
  ofAllNote: '列和标题里没有写的，在这里写一次，例如时期 2023年、单位 亿元。取自表名的请核对。',
  needs: '缺少“{names}”列：请在下面指定，或改选表里的内容。',
  term: {
    zh: '中文名称',
    en: '英文名称',
    note: '新词马上加入词表，颜色与图标自动选一个空着的，可在“词表”里改。',
  },
  preview: {
    takeIn: '这是记录，要导入',
    shown: { new: '新记录', left: '不是记录' },
    verdicts: { new: '新记录' },
  },
  choices: {
    changed: '有变化的记录',
    plan: '将新建 {create} 行、更新 {update} 行的记录，{skip} 行不导入。',
  },
  offer: {
    title: '可以添加的数据',
    text: '本图附带的数据可以加入：{what}，都有来源。',
    note: '先看预览，再决定；不导入就不会写入任何内容。',
    counts: {
      events: { one: '{n} 场活动', other: '{n} 场活动' },
      indicators: { one: '{n} 个指标数值', other: '{n} 个指标数值' },
      corrections: { one: '{n} 条更正', other: '{n} 条更正' },
    },
    files: {
      events: '附带数据：签约活动.csv',
      indicators: '附带数据：各区指标.csv',
      corrections: '附带数据：更正.csv',
    },
    open: '打开预览',
    decline: '不再提示',
  },
}
