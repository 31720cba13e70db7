/** What a run did, as a value: consoles, files and exit codes are made from it. */
package dev.keyturn.engine.report;
