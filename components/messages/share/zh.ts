/** What the dialog for sharing says, in Chinese; sent when it opens. */
export const shareZh = {
  copy: '复制链接',
  copied: '已复制',
  notCopied: '未能复制，请手动选取链接',
  system: '用系统分享',
  qr: '二维码：用手机扫描打开本页',
  short: '本页地址较长，已存为这个短链接。',
  notShortened: '暂时无法存为短链接（近来已存了太多）；长链接在部分服务器上可能打不开。',
  cards: '图片卡片：用于不便附链接的聊天软件，带标题、数字、来源、日期与二维码',
  card: { '3x4': '竖版 3:4', '16x9': '横版 16:9' },
  source: '数据来源见原页',
  revision: '数据版本 {n} · {date}',
}

export type ShareMessages = typeof shareZh
