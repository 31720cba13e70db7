package dev.keyturn.operations.imports;

import java.util.List;

/** A file that cannot be turned into a playbook. The message has a line for each reason, with its place. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    ImportException(List<String> reasons) {
        super(String.join("\n", reasons.subList(0, Math.min(SHOWN, reasons.size())))
                + (reasons.size() > SHOWN ? "\n... and " + (reasons.size() - SHOWN) + " more" : ""));
    }
}
