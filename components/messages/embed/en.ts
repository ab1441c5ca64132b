import type { EmbedMessages } from './zh'

export const embedEn: EmbedMessages = {
  open: 'Open the full map',
  newWindow: 'opens in a new window',
  missing: 'There is no map here: the page does not exist, or has been withdrawn.',
  unavailable: 'The map cannot be shown just now. Please try again later.',
  legend: 'Legend',
  projects: 'projects',
  gestures: {
    windows: 'Ctrl + scroll to zoom',
    mac: '⌘ + scroll to zoom',
    mobile: 'Move the map with two fingers',
  },
  dialog: {
    open: 'Embed',
    title: 'Put this map on your page',
    hint: 'Copy the code below into a page or an article. The map keeps up with the data by itself.',
    width: 'Width (pixels; empty: full width)',
    height: 'Height (pixels)',
    language: 'Language',
    theme: 'Appearance',
    shown: 'Shown',
    hasTitle: 'Title',
    hasLegend: 'Legend',
    code: 'Code',
    copy: 'Copy the code',
    copied: 'Copied',
    notCopied: 'Not copied: please select the code by hand',
    preview: 'Preview',
    close: 'Close',
  },
}
