"""The style of the page: dark and light, keyboard and print."""

STYLE = """
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --back: #fff; --code: #eff1f3; --line: #d1d9e0;
  --callers: #cf222e; --provider: #9a6700; --nobody: #1a7f37; --readers: #59636e; --tint: #fff8c5; --link: #0969da }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9198a1; --back: #0d1117; --code: #262c36;
  --line: #3d444d; --callers: #ff7b72; --provider: #d29922; --nobody: #3fb950; --readers: #9198a1; --tint: #332b00;
  --link: #58a6ff } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; color: var(--text);
  background: var(--back); overflow-wrap: anywhere }
code { font: .87em ui-monospace, monospace; background: var(--code); padding: .1em .3em; border-radius: 4px }
a { color: var(--link) } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { position: static }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem } h4 { font-size: 1rem; margin: 0 }
header, .entry, .operation { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px;
  padding: .6rem .9rem; margin: .7rem 0 }
header ul { margin: .3rem 0; padding-left: 1.2rem } nav { font-size: .9em } p { margin: .4rem 0 }
ul { margin: .2rem 0; padding-left: 1.3rem } summary { cursor: pointer }
.callers { border-left-color: var(--callers) } .provider { border-left-color: var(--provider) }
.nobody { border-left-color: var(--nobody) } header.callers h1 { color: var(--callers) }
header.nobody h1 { color: var(--nobody) }
.why, .place, .count, .limits, .type, .told { color: var(--soft); font-size: .9em } .count { font-weight: normal }
.told { display: block } .required { color: var(--callers); font-size: .85em }
.operation > details { margin: .6rem 0 } .operation > details > summary { font-weight: 600 }
.tree, .tree ul { list-style: none; border-left: 1px solid var(--line); padding-left: .9rem; margin-left: .3rem }
.tree li { padding: .1rem .3rem } li.changed { background: var(--tint); border-radius: 4px }
li.changed li:not(.changed) { background: var(--back) }
.mark { border: 1px solid; border-radius: 1em; padding: 0 .6em; margin-left: .4em; font-size: .85em }
.mark.callers { color: var(--callers) } .mark.provider { color: var(--provider) } .mark.nobody { color: var(--nobody) }
.mark.readers { color: var(--readers) }
pre { background: var(--code); border-radius: 4px; padding: .3rem .6rem; margin: .3rem 0; white-space: pre-wrap }
pre del, pre ins { display: block; text-decoration: none }
pre del { color: var(--callers) } pre ins { color: var(--nobody) }
td b, th { white-space: nowrap } td:nth-child(2) { min-width: 12rem }
 tr.callers b { color: var(--callers) } tr.nobody b { color: var(--nobody) }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .9em }
td, th { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top }
@media print { :root { --text: #000; --soft: #444; --back: #fff; --code: #f3f3f3; --line: #bbb; --tint: #f5f0d0 }
  body { max-width: none; font-size: 10pt } .entry, tr, li { break-inside: avoid } h2, h3, h4 { break-after: avoid }
  nav, .skip { display: none } a { color: inherit; text-decoration: none }
  details::details-content { content-visibility: visible; block-size: auto } }
"""
