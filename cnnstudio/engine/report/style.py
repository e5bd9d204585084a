"""How a report looks, in the light and in the dark."""

STYLE = """
:root{--ground:#fcfcfd;--panel:#f3f4f7;--line:#d9dbe3;--text:#16181d;--text2:#555b68;
--accent:#1c66d6;--warm:#b8500a;--ok:#17713a;--cell:18,63,143}
@media (prefers-color-scheme:dark){:root{--ground:#16181d;--panel:#1f2229;
--line:#343945;--text:#eceef3;--text2:#a6adbb;--accent:#5b9bff;--warm:#f0a050;
--ok:#4cc07a;--cell:91,155,255}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);
font:14px/1.5 Inter,system-ui,sans-serif}main{max-width:1040px;margin:0 auto;
padding:32px 24px}h1{font-size:28px;margin:0 0 12px}h2{font-size:18px;margin:0 0 14px}
h3{font-size:14px;margin:20px 0 8px}section{border-top:1px solid var(--line);
padding:24px 0;margin-top:24px}.note{color:var(--warm)}.lead{font-size:16px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:12px 0}
td,th{padding:3px 12px 3px 0;text-align:left;vertical-align:top}
td:first-child,th{color:var(--text2);font-weight:400}.wide{overflow-x:auto}
.matrix td,.matrix th{padding:4px 8px;text-align:center;min-width:34px}
.matrix td{border:1px solid var(--ground);background:rgba(var(--cell),
calc(.05 + .95*var(--share,0)));color:var(--text)}.matrix td.strong{color:#fff}
.matrix td.right{background:var(--panel);color:var(--text2)}
figure{margin:0}figcaption{color:var(--text2);font-size:12px;margin:4px 0}
img{image-rendering:pixelated;display:block;max-width:100%}
.tiles{margin:0 0 18px}.figures{display:flex;flex-wrap:wrap;gap:24px}
.figures figure{flex:1 1 420px}.mistakes{display:grid;gap:12px;
grid-template-columns:repeat(auto-fill,minmax(110px,1fr))}
.mistakes img,.sample img{width:110px;background:#000}.sample{margin-bottom:18px}
svg{width:100%;height:auto;display:block}.network .layer{fill:var(--panel);
stroke:var(--line)}.network .edge{fill:none;stroke:var(--text2)}
.network text{fill:var(--text)}.network .type{font-size:13px;font-weight:600}
.network .shape{font-size:11px;fill:var(--text2)}.curves .grid{stroke:var(--line)}
.curves .best{stroke:var(--ok);stroke-dasharray:3 3}.curves .curve{fill:none;
stroke-width:1.6}.curve.c0{stroke:var(--accent)}.curve.c1{stroke:var(--warm)}
.tick{font-size:11px;fill:var(--text2)}.tick.end{text-anchor:end}
.tick.mid{text-anchor:middle}.legend span{margin-right:18px;color:var(--text2)}
.legend span:before{content:"";display:inline-block;width:18px;height:2px;
margin-right:6px;vertical-align:middle;background:var(--accent)}
.legend .c1:before{background:var(--warm)}.legend .best:before{background:var(--ok)}
footer{color:var(--text2);font-size:12px;margin-top:32px}
"""
