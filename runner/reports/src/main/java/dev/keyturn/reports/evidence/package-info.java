/** What a change board is given of a run: one zip that says what was done, and proves it. */
package dev.keyturn.reports.evidence;
