/** What is said of positions by address, in Chinese. */
export const importGeocodeZh = {
  title: '按地址查位置',
  intro: '有 {n} 个地址的行没有坐标。可以请天地图的地理编码服务（{host}）查找它们的位置。',
  leaves: '查询时，这些地址会发送到本站之外：{host}。不会发送别的内容。',
  ask: '发送 {n} 个地址并查询',
  again: '再查其余 {n} 个地址',
  found: '逐个勾选要采用的位置；没有勾选的，仍只记所在区。天地图没有给出误差。',
  rows: { one: '{n} 行', other: '{n} 行' },
  level: '查到的是：{level}',
  score: '匹配分 {score}',
  none: '没有查到',
  rough: '太粗，不能用作项目位置',
  refused: '服务没有回答：{why}',
  take: '采用勾选的位置，重新核对',
}
