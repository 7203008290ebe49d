package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.List;

/** A row of {@code limits.tsv}. */
record Limit(
        String action,
        String parameter,
        String name,
        String type,
        int min,
        int max,
        String pattern,
        String inside,
        String outside) {

    static List<Limit> table() {
        return Table.rows("limits.tsv").stream().map(Limit::of).toList();
    }

    private static Limit of(List<String> cells) {
        return new Limit(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(4),
                cells.get(5).isEmpty() ? -1 : Integer.parseInt(cells.get(5)),
                Integer.parseInt(cells.get(6)),
                cells.get(7),
                character(cells.get(8)),
                character(cells.get(9)));
    }

    boolean isList() {
        return type.equals("list");
    }

    boolean isNumber() {
        return type.equals("integer");
    }

    private static String character(String notation) {
        return notation.isEmpty() ? "" : Character.toString(Integer.parseInt(notation.substring(2), 16));
    }
}
