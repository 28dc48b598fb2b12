package org.voltide.csms.energy.study.report;

/** How a report looks: light and dark after the reader's choice, and on paper. */
final class Style {

  static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #1c2630; --dim: #5b6773; --paper: #fff;
        --line: #d9dfe5; --a: #8a96a3; --b: #2b6cb0; --c: #0a7d5a; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --dim: #9aa7b4;
        --paper: #12181e; --line: #2c3742; --a: #7d8a97; --b: #6aa9ec; --c: #3fc08f; } }
      @media print { :root { color-scheme: light; --ink: #000; --dim: #444; --paper: #fff;
        --line: #bbb; --a: #777; --b: #2b6cb0; --c: #0a7d5a; }
        section { break-inside: avoid; } }
      body { margin: 2rem auto; max-width: 52rem; padding: 0 1rem; background: var(--paper);
        color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
      p, li { max-width: 44rem; } .dim { color: var(--dim); }
      .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
        gap: 1rem; } .card { border: 1px solid var(--line); border-radius: .5rem;
        padding: .8rem 1rem; } .card b { display: block; font-size: 1.6rem; line-height: 1.3; }
      .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem;
        font-variant-numeric: tabular-nums; } th, td { padding: .3rem .6rem;
        border-bottom: 1px solid var(--line); text-align: right; vertical-align: bottom; }
      th[scope=row], th:first-child { text-align: left; font-weight: 400; }
      thead th { font-weight: 600; }
      svg { width: 100%; height: auto; font-size: 13px; } svg text { fill: var(--ink); }
      .plain { fill: var(--a); } .strong { fill: var(--c); } .grid { stroke: var(--line); }
      polyline { fill: none; } .line0 { stroke: var(--a); stroke-width: 2.5; }
      .line1 { stroke: var(--b); stroke-width: 2.5; } .line2 { stroke: var(--c);
        stroke-width: 2.5; }
      """;

  private Style() {}
}
