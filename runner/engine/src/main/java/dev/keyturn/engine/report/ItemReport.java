package dev.keyturn.engine.report;

/**
 * What a task did for one item of its loop.
 *
 * @param label  the item as shown
 * @param result what happened
 */
public record ItemReport(String label, Result result) {
}
