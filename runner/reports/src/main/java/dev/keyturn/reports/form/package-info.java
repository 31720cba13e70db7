/** Runs, restarts and tables as JSON, for other programs. */
package dev.keyturn.reports.form;
