/** How a published page looks: the map's own paper, without the parts that need a server. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;height:100dvh;display:flex;flex-direction:column;background:var(--panel);color:var(--ink);
font:16px/1.5 "Helvetica Neue",Arial,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
a{color:inherit;text-underline-offset:.2em}a:focus-visible,article:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
header{display:flex;gap:1rem;align-items:center;padding:.8rem 1.25rem;border-bottom:1px solid var(--rule);flex-wrap:wrap}
header a:first-child{font:650 1.15rem/1 Georgia,"Noto Serif CJK SC",serif;text-decoration:none}header span{color:var(--ink-soft);font-size:.85rem;margin-right:auto}
main{flex:1;display:grid;grid-template-columns:minmax(18rem,26rem) 1fr;min-height:0}
.panel{overflow:auto;padding:1.25rem 1.5rem;border-right:1px solid var(--rule)}
h1{font:650 1.5rem/1.3 Georgia,"Noto Serif CJK SC",serif;margin:0 0 1rem}h2{font:650 1.05rem/1.4 Georgia,"Noto Serif CJK SC",serif;margin:1.25rem 0 .5rem}
ul,ol{list-style:none;margin:0;padding:0}ol li{border-bottom:1px solid var(--rule)}ol a{display:block;padding:.5rem 0;text-decoration:none}ol a:hover{color:var(--accent)}
.sectors li{display:flex;gap:.6rem;align-items:center;font-size:.9rem;padding:.15rem 0}.sectors i{width:.8rem;height:.8rem;border-radius:50%}.sectors b{margin-left:auto;font-weight:500}
.take li a{white-space:nowrap;margin-right:.4rem}.take li{font-size:.9rem;padding:.15rem 0}.take summary{cursor:pointer;padding:.3rem 0}.take p{font-size:.85rem;color:var(--ink-soft)}
.take textarea{display:block;width:100%;font:.8rem/1.4 monospace;background:var(--paper);color:inherit;border:1px solid var(--rule);padding:.4rem}.take label{font-size:.9rem}
#record{background:var(--raised);border:1px solid var(--rule);border-top:3px solid var(--accent);padding:.25rem 1rem 1rem;margin-bottom:1rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0;font-size:.9rem}dt{color:var(--ink-soft)}dd{margin:0}
.map{position:relative;background:var(--paper);min-height:0}#map{position:absolute;inset:0}.note{position:absolute;left:.75rem;bottom:.75rem;margin:0;padding:.1rem .5rem;background:var(--panel);font-size:.8rem}
.site-notice{margin:0;padding:.3rem 1rem;text-align:center;background:var(--accent);color:var(--on-accent);font-weight:600;font-size:.85rem}
@media(max-width:48rem){main{grid-template:minmax(0,1fr) minmax(0,1fr)/1fr}.map{order:-1}.panel{border-right:0;border-top:1px solid var(--rule)}}
`
