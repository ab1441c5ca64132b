/** What is said of lists that are downloaded as files, in Chinese. */
export const exportZh = {
  download: '下载这份清单',
  file: '项目清单',
  all: '全部项目',
  licence:
    '每个数值的出处列在“各值出处”一栏；引用时请注明本图、数据版本与原始出处。本图没有另外授予许可，出处原文的权利归其发布者。',
  licensed:
    '每个数值的出处列在“各值出处”一栏；引用时请注明本图、数据版本与原始出处。本图整理的数据按 {label} 提供，出处原文的权利归其发布者。',
  projects: '项目',
  about: '说明',
  filter: '筛选条件',
  address: '网页',
  revision: '数据版本',
  datum: '坐标',
  terms: '使用许可',
  fields: {
    name: '名称',
    aliases: '别名',
    kind: '类型',
    sector: '产业',
    specialty: '细分领域',
    address: '地址',
    status: '进度',
    amountCny: '投资额',
    amountForeign: '外币投资额',
    district: '所在区',
    place: '所在园区',
    location: '位置',
    summary: '简介',
    operator: '运营方',
  },
}
