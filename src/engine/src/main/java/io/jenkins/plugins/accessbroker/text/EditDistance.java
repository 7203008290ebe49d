package io.jenkins.plugins.accessbroker.text;

/** How many characters must be changed, added or dropped to make one text of another. */
public final class EditDistance {
    private EditDistance() {}

    /** The Levenshtein distance of two short texts; time and space in proportion to the product of their lengths. */
    public static int of(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
