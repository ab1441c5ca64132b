/** The columns of an amount: how much, in which unit and currency, and of what kind. */

import type { Heading } from '../edit/project-facts'

export const AMOUNT_COLUMNS = [
  {
    field: 'amount',
    zh: '总投资（亿元）',
    en: 'Investment (CNY million)',
    aliases:
      '总投资 总投资额 总投资规模 项目总投资 投资总额 投资额 投资 投资规模 投资金额 计划总投资 拟投资额 拟总投资 预计总投资 金额 协议投资 协议投资额 协议投资总额 签约金额 签约投资额 总投资金额 项目投资 项目投资额 项目投资总额 协议总投资 协议金额 实缴投资 到账投资 investment capex capitalexpenditure totalinvestment agreedinvestment paidininvestment amount value',
    examples: ['5.22', '3,000万元'],
  },
  {
    field: 'amountUnit',
    zh: '金额单位',
    en: 'Unit of the amount',
    aliases: '金额单位或币种 投资额单位 总投资单位 计价单位 货币单位 unitorcurrencyoftheamount amountunit currencyunit',
    examples: ['', ''],
  },
  {
    field: 'amountCurrency',
    zh: '币种',
    en: 'Currency of the amount',
    aliases: '币别 货币 货币种类 投资币种 金额币种 合同币种 结算币种 计价币种 货币类型 currency currencycode ccy',
    examples: ['', ''],
  },
  {
    field: 'amountKind',
    zh: '投资口径',
    en: 'Kind of amount',
    aliases: '金额口径 口径 amountkind amounttype investmenttype',
    examples: ['总投资', '协议投资'],
  },
] as const satisfies readonly (Heading & { readonly field: string })[]
