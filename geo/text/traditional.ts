/** Traditional characters, as far as the words of this map need them: what is stored is written in simplified ones. */

/** Of the grammar of questions and of what projects are called: each traditional one before its simplified one. */
const PAIRS =
  '億亿萬万個个後后間间過过於于從从開开內内來来總总額额資资項项僅仅與与圓元幾几兩两條条時时號号這这裡里裏里臺台會会區区園园為为還还' +
  '屬属業业產产無无數数據据點点達达遠远離离錢钱種种類类單单將将應应' +
  '醫医藥药電电機机車车製制設设備备蘇苏廠厂國国際际貿贸學学術术環环節节創创導导體体積积軟软雲云網网絡络馬马東东華华龍龙測测試试檢检領领軍军農农鋼钢鐵铁銀银鋰锂儲储' +
  '動动運运輸输樓楼門门廣广場场灣湾灘滩對对實实驗验講讲談谈簽签約约訊讯碼码聯联質质標标準准劃划計计畫画書书報报財财購购銷销錄录級级線线紅红綠绿藍蓝黃黄' +
  '稱称簡简緯纬經经進进鎮镇註注擬拟別别規规稅税員员繫系話话負负責责階阶狀状態态載载幣币舉举辦办構构歐欧韓韩詳详細细識识頁页鏈链統统預预認认佔占團团銘铭勝胜義义興兴陽阳陸陆嶺岭衛卫處处層层棟栋樣样藝艺' +
  '專专戶户營营崑昆訂订協协議议縣县擴扩廳厅職职權权證证圍围結结續续當当審审緊紧'
const SIMPLE = new Map(
  [...PAIRS].flatMap((character, i, all) => (i % 2 === 0 ? [[character, all[i + 1]!] as const] : [])),
)
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'gu')

/** With the characters that are known here as simplified ones; all others stay. */
export const simpleCharacters = (text: string): string =>
  text.replace(TRADITIONAL, (character) => SIMPLE.get(character)!)

let common: ReadonlySet<string> | undefined
/** GB 2312 has the simplified characters in use, and no traditional ones. */
export function isTraditional(character: string): boolean {
  if (!/\p{Script=Han}/u.test(character)) return false
  if (!common) {
    const rows = Array.from({ length: 0xf8 - 0xb0 }, (_, row) => row + 0xb0)
    const pairs = rows.flatMap((row) => Array.from({ length: 94 }, (_, cell) => [row, cell + 0xa1]).flat())
    common = new Set(new TextDecoder('gbk').decode(Uint8Array.from(pairs)))
  }
  return !common.has(character)
}
