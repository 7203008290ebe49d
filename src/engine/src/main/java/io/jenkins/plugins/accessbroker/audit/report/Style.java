package io.jenkins.plugins.accessbroker.audit.report;

/** The head of the page, with its looks: on a screen in light and dark, and on paper. Nothing is loaded and nothing runs. */
final class Style {
    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Access report</title>
            <style>
            :root { --page: #ffffff; --ink: #1b1d21; --soft: #51565e; --line: #c9cdd3; --head: #f1f3f5;
              --issued: #0b5fa5; --denied: #a8201a; --good: #1a6b33; --bad: #a8201a; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #16181c; --ink: #e8eaed; --soft: #b4bac3; --line: #454a52; --head: #23262c;
                --issued: #7cb8ff; --denied: #ff9c94; --good: #7fd69a; --bad: #ff9c94; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
            h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
            h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
            table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-size: .92rem; }
            caption { text-align: left; font-weight: 600; padding: .25rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
              overflow-wrap: anywhere; }
            thead th { background: var(--head); overflow-wrap: normal; }
            tbody th { font-weight: 500; }
            .catalogue th[scope=row] { white-space: nowrap; }
            .catalogue td { overflow-wrap: break-word; }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .good, .bad { font-weight: 600; border-left: 4px solid; padding: .5rem .75rem; background: var(--head); }
            .good { color: var(--good); }
            .bad { color: var(--bad); }
            svg { width: 100%; height: auto; display: block; }
            svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
            .issued { fill: var(--issued); }
            .denied { fill: none; stroke: var(--denied); stroke-width: 1.5; }
            .axis { fill: none; stroke: var(--line); }
            @media (max-width: 40rem) {
              main { padding: 1rem; }
              th, td, thead th, .catalogue td { overflow-wrap: anywhere; padding: .3rem; }
              .n, .catalogue th[scope=row] { white-space: normal; }
            }
            @media print {
              :root { --page: #ffffff; --ink: #000000; --soft: #333333; --line: #999999; --head: #eeeeee;
                --issued: #0b5fa5; --denied: #a8201a; --good: #1a6b33; --bad: #a8201a; }
              html { font-size: 11px; }
              body { font-size: 1rem; }
              main { max-width: none; padding: 0; }
              h2, h3, caption { break-after: avoid; }
              tr, svg { break-inside: avoid; }
              thead { display: table-header-group; }
            }
            </style>
            </head>
            <body>
            <main>
            """;

    private Style() {}
}
