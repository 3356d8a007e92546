/** The style of the page, light and dark as the reader's system is, in the fonts that it has. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f6f8; --line: #d5d9e0; --text: #1b1f26; --quiet: #5a6272;
  --link: #0b57b8; --focus: #0b57b8;
  --critical: #8f0f2c; --high: #b3371a; --medium: #8a5a00; --low: #3b5f8a; --info: #5a6272;
  --out: #fdeaea; --in: #e7f6e9; --found: #fff3cf;
  --A: #b9e3c1; --B: #d6ebb0; --C: #f6e6a3; --D: #f9cf98; --E: #f5b39c; --F: #ea9499;
  --on-grade: #1b1f26;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171c; --panel: #1d2128; --line: #363c47; --text: #e6e9ee; --quiet: #a2abb9;
    --link: #7fb4ff; --focus: #7fb4ff;
    --critical: #ff8ea3; --high: #ff9d7d; --medium: #f0c266; --low: #93bdf0; --info: #a2abb9;
    --out: #43222a; --in: #1d3a26; --found: #443a17;
    --A: #2f6b41; --B: #4f6a2a; --C: #6f6119; --D: #7a501c; --E: #823f2a; --F: #86303c;
    --on-grade: #ffffff;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main, header, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
h4 { font-size: .9rem; font-weight: 600; margin: 0 0 .4rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
code, pre, .name { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .92em; }
code { overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: .88rem; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .25rem .5rem; z-index: 1; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .6rem; margin: 1.25rem 0 0; }
.figures div { border-radius: .5rem; padding: .6rem .8rem; }
.figures div:not(.total) { background: var(--panel); }
.figures dt { color: var(--quiet); font-size: .85rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 650; line-height: 1.3; }
.figures .total { color: var(--on-grade); }
.figures .total dt { color: inherit; }
nav { margin-top: 1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
figure { margin: 0 0 1.25rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 13px system-ui, sans-serif; fill: var(--on-grade); }
svg .share { font-size: 12px; opacity: .8; }
.map rect { stroke: var(--page); stroke-width: 2; }
.map a:hover rect, .map a:focus rect { stroke: var(--text); }
svg.narrow { display: none; }
.trend polyline { fill: none; stroke: var(--link); stroke-width: 2.5; stroke-linejoin: round; }
.trend circle { fill: var(--link); stroke: var(--page); stroke-width: 1; }
.trend .grid { stroke: var(--line); }
svg .axis { fill: var(--quiet); font-size: 12px; }
${["A", "B", "C", "D", "E", "F"].map((letter) => `.grade-${letter} { fill: var(--${letter}); background: var(--${letter}); }`).join("\n")}
.grade { display: inline-block; min-width: 3.4rem; text-align: center; color: var(--on-grade); border-radius: .4rem; padding: .05rem .4rem; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.grade.elsewhere { color: var(--text); border: 1px solid var(--line); font-weight: 400; font-size: .85rem; }
.severity { font-weight: 650; white-space: nowrap; font-size: .88rem; }
${["critical", "high", "medium", "low", "info"].map((each) => `.${each} { color: var(--${each}); }`).join("\n")}
.new { border: 1px solid currentColor; color: var(--link); border-radius: .3rem; padding: 0 .3rem; font-size: .8rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; }
.plain { list-style: none; padding: 0; margin: 0; }
.plain li { padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
summary { cursor: pointer; }
form { background: var(--panel); border-radius: .5rem; padding: .8rem; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
form[hidden] { display: none; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .1rem .8rem; }
legend, label { font-size: .85rem; color: var(--quiet); padding: 0; }
label.check { color: var(--text); font-size: .95rem; white-space: nowrap; }
select, input[type=search], button { display: block; font: inherit; font-size: .95rem; color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: .35rem; padding: .3rem .5rem; max-width: 100%; }
select, input[type=search] { width: 12rem; }
button { cursor: pointer; }
form p { flex-basis: 100%; margin: 0; }
.policy { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; content-visibility: auto; contain-intrinsic-size: auto 3.5rem; }
.policy > summary { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; padding: .55rem .8rem; list-style: none; }
.policy > summary::-webkit-details-marker { display: none; }
.policy > summary:hover { background: var(--panel); border-radius: .5rem; }
.what { flex: 1 1 18rem; overflow-wrap: anywhere; }
.counts { white-space: normal; }
.inside { padding: 0 .8rem .4rem; border-top: 1px solid var(--line); }
.statement { margin: .8rem 0 1.4rem; }
.source { background: var(--panel); border-radius: .4rem; padding: .5rem 0; margin: 0 0 .5rem; overflow-x: auto; line-height: 1.45; }
.source code { display: block; width: max-content; min-width: 100%; font-size: .85rem; overflow-wrap: normal; }
.line { display: block; padding-right: 1rem; }
.gutter { display: inline-block; width: 4.2rem; padding-right: .9rem; text-align: right; color: var(--quiet); user-select: none; }
.line.found { background: var(--found); }
.line.out { background: var(--out); }
.line.in { background: var(--in); }
.findings { padding-left: 1.1rem; margin: .4rem 0; }
.findings li { margin: .25rem 0; overflow-wrap: anywhere; }
.offer { font-weight: 600; margin-top: .9rem; }
footer { padding-top: 2rem; padding-bottom: 2rem; }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  svg.wide { display: none; }
  svg.narrow { display: block; }
  select, input[type=search] { width: 100%; }
  form label { flex: 1 1 100%; }
  form label.check { flex: 0 0 auto; }
  .gutter { width: 3.2rem; padding-right: .6rem; }
}
@media print {
  :root {
    --page: #ffffff; --panel: #f5f6f8; --line: #c5cad3; --text: #000000; --quiet: #444b57;
    --on-grade: #000000; --critical: #8f0f2c; --high: #b3371a; --medium: #8a5a00; --low: #3b5f8a;
    --info: #444b57; --link: #000000;
    --out: #fdeaea; --in: #e7f6e9; --found: #fff3cf;
    --A: #b9e3c1; --B: #d6ebb0; --C: #f6e6a3; --D: #f9cf98; --E: #f5b39c; --F: #ea9499;
  }
  body { font-size: 10pt; }
  main, header, footer { max-width: none; padding: 0; }
  nav, form, .skip { display: none !important; }
  .policy { content-visibility: visible; }
  .figures { grid-template-columns: repeat(6, 1fr); }
  .statement, tr, li, .figures { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  .source { white-space: pre-wrap; overflow: visible; }
  .source code { width: auto; overflow-wrap: anywhere; }
  * { print-color-adjust: exact; }
}
`;
