import type { TableWords } from '#geo/compare/table/words'
import { measuresZh } from './measures-zh'

/** What the table and the summary of a comparison say, in Chinese. */
export const tableZh: Omit<TableWords, 'filters'> = {
  groups: {
    land: '面积与形状',
    projects: '项目',
    sector: '按行业',
    kind: '按类型',
    status: '按进展',
    precision: '按位置精度',
    amounts: '投资额',
    events: '签约活动公布的总数',
    indicators: '区域指标',
    scatter: '空间分布',
    mix: '行业结构',
    between: '区域之间',
  },
  units: {
    km2: '平方公里',
    km: '公里',
    count: '个',
    density: '个/百平方公里',
    cny: '元',
    ratio: '比值',
    z: '标准误',
    nats: '奈特',
    kinds: '类',
    bits: '比特',
    degrees: '度',
  },
  measures: measuresZh,
  locationQuotient: {
    name: '{label}的区位商',
    note: '该行业在本区域项目中的比例，除以它在全图符合同一筛选的项目中的比例（Isserman 1977）。1 为与全图相同。',
  },
  notes: {
    sector: '该行业的项目数，及其占本区域项目的比例。',
    kind: '该类型的项目数，及其占本区域项目的比例。',
    status: '该进展的项目数，及其占本区域项目的比例。',
    precision: '位置知道到这一级的项目数，及其占本区域项目的比例。',
    indicators: '来源公布的数字，附时期与出处；多个区域合并时不相加。',
    events: '活动公布的总数，没有列出单个项目，不计入上面的项目与投资额。',
  },
  unknownStatus: '未披露',
  adjacency: { same: '同一区域', overlapping: '重叠', beside: '相邻', touching: '相接', apart: '分离' },
  cells: {
    notApplicable: '不适用',
    undisclosed: '未披露',
    noFigure: '没有带来源的数字',
    tooFew: '至少需要 {n} 个',
    disclosed: '{known} 个已披露，{n} 个未披露',
    noPeriod: '来源未说明时期',
    differentPeriods: '时期不同，不可直接相比',
    since: '较{period} {percent}',
    series: '历年：{values}',
    points: '{n}（百分点）',
  },
  names: {
    drawn: '手绘区域（{n} 平方公里）',
    around: '{name}周围 {length}',
    partlyOutside: '约 {n}% 在本图各区之外，那里不知有无项目',
    outside: '在本图各区之外，那里不知有无项目',
  },
  summary: {
    subjects: {
      landKm2: '陆地面积',
      count: '项目数',
      per100: '每百平方公里陆地的项目数',
      sumCny: '已披露投资额',
      meanNearestKm: '项目与最近项目的平均距离',
    },
    alike: '在项目数、密度与行业结构上，已知的数字没有明显差别。',
    none: {
      one: {
        one: '{first}的{label}为 {amount}，{second}为零。',
        several: '{first}的{label}为 {amount}，{second}均为零。',
      },
      several: {
        one: '{first}的{label}均为 {amount}，{second}为零。',
        several: '{first}的{label}均为 {amount}，{second}均为零。',
      },
    },
    times: '{first}的{label}为 {amount}，是{second}（{secondAmount}）的 {n} 倍。',
    timesOfMany: {
      one: {
        one: '{first}的{label}最高，为 {amount}，是最低的{second}（{secondAmount}）的 {n} 倍。',
        several: '{first}的{label}最高，为 {amount}，是最低的{second}（均为 {secondAmount}）的 {n} 倍。',
      },
      several: {
        one: '{first}的{label}最高，均为 {amount}，是最低的{second}（{secondAmount}）的 {n} 倍。',
        several: '{first}的{label}最高，均为 {amount}，是最低的{second}（均为 {secondAmount}）的 {n} 倍。',
      },
    },
    sector: '{label}占{first}项目的 {share}（{n}/{all}），占{second}的 {secondShare}（{secondN}/{secondAll}）。',
    stated: '{label}',
    announced: '{event}为{first}公布：{label} {amount}。',
    projects: { one: '{n} 个项目', other: '{n} 个项目' },
  },
}
