"""How a report looks: in the light and in the dark, on a phone, and printed."""

_LIGHT = """--ground:#fbfbfd;--panel:#f3f4f7;--line:#dadee5;--text:#191d24;
--text2:#464f5c;--accent:#1c66d6;--warm:#b8500a;--ok:#1a7440;--cell:18,63,143;--on-cell:#ffffff;
--convolution:#2057e4;--pooling:#115667;--normalization:#a266df;--activation:#c2660e;
--dense:#199158;--regularization:#e81fa8;--merge:#6c5d08;--reshape:#583327;
--composite:#1b2432;--input-output:#637489"""
_DARK = """--ground:#1b1e24;--panel:#242830;--line:#333943;--text:#e8ebf0;
--text2:#b0b8c4;--accent:#6ea8ff;--warm:#ff9d4d;--ok:#62d08c;--cell:91,155,255;--on-cell:#14161a;
--convolution:#548df4;--pooling:#75def4;--normalization:#b5a1f4;--activation:#f56f2c;
--dense:#9bee9b;--regularization:#fc94bc;--merge:#f4cf0f;--reshape:#c8a17b;
--composite:#e9edf4;--input-output:#8a95a4"""
_FAMILIES = (
    "convolution", "pooling", "normalization", "activation", "dense",
    "regularization", "merge", "reshape", "composite", "input-output",
)  # fmt: skip
_BARS = "".join(f".f-{name} .bar{{fill:var(--{name})}}" for name in _FAMILIES)

STYLE = (
    f"""
:root{{color-scheme:light dark;{_LIGHT}}}
@media screen and (prefers-color-scheme:dark){{:root{{{_DARK}}}}}
{_BARS}
"""
    + """
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);
font:14px/1.5 Inter,system-ui,sans-serif;-webkit-text-size-adjust:100%}
main,footer{max-width:1080px;margin:0 auto;padding:32px 24px 0}
h1{font-size:28px;line-height:1.2;margin:0 0 16px}
h2{font-size:20px;line-height:1.3;margin:0 0 14px}h3{font-size:14px;margin:20px 0 8px}
section{border-top:1px solid var(--line);padding:24px 0;margin-top:24px;
scroll-margin-top:8px}
nav{display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:20px}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,.wide:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.note{color:var(--warm)}.lead{font-size:16px}
.facts{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 8px}
.facts div{background:var(--panel);border:1px solid var(--line);border-radius:6px;
padding:8px 14px;min-width:110px}
dt{color:var(--text2);font-size:12px}dd{margin:0;font-size:16px;font-weight:600}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:12px 0}
caption{text-align:left;color:var(--text2);font-size:12px;padding-bottom:4px}
td,th{padding:3px 16px 3px 0;text-align:left;vertical-align:top;font-weight:400}
td.figure{text-align:right;white-space:nowrap}
.pair{display:flex;flex-wrap:wrap;gap:8px 48px;align-items:flex-start}
.pair .wide{max-width:100%}
thead th{color:var(--text2);border-bottom:1px solid var(--line)}
tbody th{color:var(--text2)}
.beside{display:flex;flex-wrap:wrap;gap:20px 40px;align-items:flex-start}
.beside .network{flex:0 1 auto;min-width:180px}
.beside .wide{flex:1 1 480px;min-width:0}.beside table{margin-top:0}
.matrix td,.matrix th{padding:4px 8px;text-align:center;min-width:34px}
.matrix td{border:1px solid var(--ground);background:rgba(var(--cell),
calc(.05 + .95*var(--share,0)))}.matrix td.strong{color:var(--on-cell)}
.matrix td.right{background:var(--panel);color:var(--text2)}
figure{margin:0;break-inside:avoid}
figcaption{color:var(--text2);font-size:12px;line-height:1.35;margin:4px 0}
img{image-rendering:pixelated;display:block;max-width:100%;height:auto}
.tiles{margin:0 0 18px}
.figures{display:flex;flex-wrap:wrap;gap:24px}
.figures figure{flex:1 1 420px;min-width:0}
.mistakes,.evidence{display:grid;gap:14px 12px;
grid-template-columns:repeat(auto-fill,minmax(112px,1fr))}
.evidence{grid-template-columns:repeat(auto-fill,minmax(180px,1fr))}
.mistakes img,.evidence img{width:100%;max-width:180px;background:#000}
svg{width:100%;height:auto;display:block}
.network .layer{fill:var(--panel);stroke:var(--line)}
.network .edge{fill:none;stroke:var(--text2)}.network text{fill:var(--text)}
.network .type{font-size:13px;font-weight:600}
.network .shape{font-size:11px;fill:var(--text2)}
.curves .grid{stroke:var(--line)}.curves .best{stroke:var(--ok);stroke-dasharray:3 3}
.curves .curve{fill:none;stroke-width:1.4}.curve.c0{stroke:var(--accent)}
.curve.c1{stroke:var(--warm);stroke-width:2}circle.c1{fill:var(--warm)}
.tick{font-size:11px;fill:var(--text2)}.tick.end{text-anchor:end}
.tick.mid{text-anchor:middle}
.legend span{margin-right:18px;color:var(--text2)}
.legend span::before{content:"";display:inline-block;width:18px;margin-right:6px;
vertical-align:middle;border-top:2px solid var(--accent)}
.legend span.c1::before{border-color:var(--warm)}
.legend span.best::before{border-top:2px dashed var(--ok)}
footer{color:var(--text2);font-size:12px;padding-bottom:32px}
@media (max-width:560px){main,footer{padding:20px 14px 0}h1{font-size:22px}
.facts div{flex:1 1 40%;min-width:0;padding:6px 10px}dd{font-size:14px}
section{padding:18px 0;margin-top:18px}
.mistakes{grid-template-columns:repeat(3,1fr)}
.evidence{grid-template-columns:repeat(2,1fr)}td,th{padding-right:10px}}
@media print{body{font-size:11px}main,footer{max-width:none;padding:0}nav{display:none}
section{padding:12px 0;margin-top:12px}h2,h3{break-after:avoid}
tr,.facts div{break-inside:avoid}.wide{overflow:visible}
.network{max-height:230mm;width:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
)
