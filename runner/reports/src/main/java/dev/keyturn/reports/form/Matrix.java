package dev.keyturn.reports.form;

import java.util.List;

/**
 * A table of what is known, for people and for programs.
 *
 * @param name    its name for programs
 * @param title   what it tells, a clause
 * @param columns the names of its columns, without that of the sources
 * @param rows    its rows
 */
public record Matrix(String name, String title, List<String> columns, List<Row> rows) {
    public Matrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param cells  a text for each column
     * @param source who says so
     */
    public record Row(List<String> cells, String source) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
