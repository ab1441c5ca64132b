/** What the import says of tables of events, figures and the like, in Chinese. */
export const importSheetsZh = {
  holds: '表里的每一行是',
  change: '按此读取',
  kinds: {
    projects: '项目',
    events: '签约活动',
    indicators: '各区指标',
    organisations: '机构及其角色',
    places: '地点（园区、会场）',
    sources: '来源',
    facts: '单条更正',
  },
  intro: '从标题识别出 {known} 列，共 {all} 列；其余的列不导入。识别有误的请改正。',
  needs: '缺少“{names}”列：请在下面指定，或改选表里的内容。',
}
