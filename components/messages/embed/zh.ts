/** What embedded maps, feeds and citations say, in Chinese. */
export const embedZh = {
  open: '打开完整地图',
  newWindow: '在新窗口打开',
  missing: '这里没有地图：该页面不存在，或已撤回。',
  unavailable: '地图暂时无法显示，请稍后再试。',
  legend: '图例',
  projects: '个项目',
  gestures: { windows: '按住 Ctrl 并滚动可缩放', mac: '按住 ⌘ 并滚动可缩放', mobile: '用两指移动地图' },
  feed: {
    follow: '订阅变更',
    title: '{name}：变更',
    titles: { new: '新增：{name}', again: '再次发布：{name}', changed: '变更：{name}', withdrawn: '已撤回：{name}' },
    kinds: { new: '新增', again: '再次发布', changed: '变更', withdrawn: '已撤回' },
    again: '撤回后再次发布',
    more: '相关地点、机构或出处有更新，见项目页',
  },
  dialog: {
    open: '嵌入',
    title: '把这张地图放进您的网页',
    hint: '复制下面的代码，粘贴到网页或文章编辑器中。地图随数据更新，无需维护。',
    width: '宽度（像素，留空为满宽）',
    height: '高度（像素）',
    language: '语言',
    theme: '外观',
    shown: '显示',
    hasTitle: '标题',
    hasLegend: '图例',
    code: '代码',
    copy: '复制代码',
    copied: '已复制',
    notCopied: '未能复制，请手动选取代码',
    preview: '预览',
    close: '关闭',
  },
}

export type EmbedMessages = typeof embedZh
