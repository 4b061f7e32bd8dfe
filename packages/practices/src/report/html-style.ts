/** The look of the HTML report, light and dark. */
export const htmlStyle = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1b2330;--dim:#5b6676;--line:#d8dde5;--link:#0b57d0;
--critical:#a3123a;--high:#c2410c;--medium:#8a6100;--low:#1d6394;--informational:#5b6676;--good:#1a7a3c}
@media(prefers-color-scheme:dark){:root{--page:#12161d;--card:#1b212b;--text:#e6eaf0;--dim:#9aa6b6;--line:#323b49;--link:#8ab4f8;
--critical:#ff7d9c;--high:#ff9c66;--medium:#e9bf52;--low:#78bdf0;--informational:#9aa6b6;--good:#62cf8b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:1.7rem}h2{margin:2.2rem 0 .8rem;font-size:1.25rem}h3{margin:0;font-size:1.05rem}
p{margin:.4rem 0}code,pre{font:.85rem/1.45 ui-monospace,monospace;overflow-wrap:anywhere}
pre{margin:.3rem 0;padding:.5rem;white-space:pre-wrap;background:var(--page);border-radius:6px}
.dim{color:var(--dim)}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.card{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem;margin:0;padding:0;list-style:none}
.card button{width:100%;height:100%;padding:.8rem;text-align:left;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-left:6px solid var(--dim);border-radius:8px;cursor:pointer}
.card button[aria-pressed=true]{border-color:var(--link)}
.card b,.card span{display:block}
.rule,.filters,.gaps{margin:1rem 0;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:8px}
.filters{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center}
.filters fieldset{display:flex;flex-wrap:wrap;gap:.2rem .8rem;margin:0;padding:0;border:0}
input,select,.copy{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:.25rem .5rem}
input[type=search]{flex:1 1 12rem}.copy{cursor:pointer}
.badge{display:inline-block;padding:0 .5rem;border:1px solid currentColor;border-radius:99px;font-size:.8rem;font-weight:600}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.informational{color:var(--informational)}.good{color:var(--good)}
.card .critical{border-left-color:var(--critical)}.card .high{border-left-color:var(--high)}.card .medium{border-left-color:var(--medium)}.card .low{border-left-color:var(--low)}.card .good{border-left-color:var(--good)}
.card .name{color:var(--text)}
.remedy{display:flex;gap:.8rem;align-items:start;justify-content:space-between;margin:.6rem 0;padding:.5rem .8rem;border-left:4px solid var(--good);background:var(--page)}
.findings{margin:0;padding:0;list-style:none}.findings>li{padding:.6rem 0;border-top:1px solid var(--line)}
summary{cursor:pointer;color:var(--link)}.evidence{padding-left:1.2rem}.path{list-style:none}
svg{display:block;max-width:100%;height:auto;margin:.6rem 0;font:13px system-ui,sans-serif}
svg rect{fill:var(--page);stroke:var(--line)}svg text{fill:var(--text)}svg .by{fill:var(--dim)}svg path{fill:none;stroke:var(--dim);stroke-width:1.5}
svg .start rect{stroke:var(--low)}svg .end rect{stroke:var(--critical);stroke-width:2}
[hidden]{display:none!important}
@media print{.filters,.copy,.skip{display:none}.rule{break-inside:avoid}}
`;
