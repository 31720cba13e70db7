package dev.keyturn.reports.console;

import dev.keyturn.reports.form.Matrix;
import dev.keyturn.reports.form.Matrix.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes tables in lines of at most 150 columns, each row with the number of its source, and the sources below. */
public final class MatrixText {
    private static final int WIDEST = 44;
    private static final int LINE = 118;

    private final Matrix matrix;
    private final List<String> sources;

    private MatrixText(Matrix matrix) {
        this.matrix = matrix;
        Set<String> all = new LinkedHashSet<>();
        matrix.rows().stream().map(Row::source).filter(source -> !source.isEmpty()).forEach(all::add);
        this.sources = List.copyOf(all);
    }

    /** The lines of some tables, an empty one between two. */
    public static List<String> lines(List<Matrix> tables) {
        List<String> lines = new ArrayList<>();
        for (Matrix table : tables) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(new MatrixText(table).lines());
        }
        return lines;
    }

    private List<String> lines() {
        List<String> head = new ArrayList<>(matrix.columns());
        head.add("source");
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (Row row : matrix.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            cells.add(row.source().isEmpty() ? "" : "[" + (sources.indexOf(row.source()) + 1) + "]");
            rows.add(cells);
        }
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>(wrapped(matrix.title(), LINE));
        rows.forEach(cells -> lines.addAll(line(cells, widths)));
        for (int i = 0; i < sources.size(); i++) {
            String number = "[" + (i + 1) + "] ";
            List<String> parts = wrapped(sources.get(i), LINE - 2 - number.length());
            for (int part = 0; part < parts.size(); part++) {
                lines.add("  " + (part == 0 ? number : " ".repeat(number.length())) + parts.get(part));
            }
        }
        return lines;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> cells : rows) {
            for (int i = 0; i < widths.length; i++) {
                int column = i;
                wrapped(cells.get(i), WIDEST).forEach(part -> widths[column] = Math.max(widths[column], part.length()));
            }
        }
        return widths;
    }

    /** One row, in as many lines as its longest cell takes. */
    private static List<String> line(List<String> cells, int[] widths) {
        List<List<String>> parts = cells.stream().map(cell -> wrapped(cell, WIDEST)).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.stream().mapToInt(List::size).max().orElse(0); i++) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                String part = i < parts.get(column).size() ? parts.get(column).get(i) : "";
                line.append(part).append(" ".repeat(widths[column] - part.length() + (column == widths.length - 1 ? 0 : 2)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A text in lines that break at blanks. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
