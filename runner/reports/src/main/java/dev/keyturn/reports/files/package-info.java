/** Reports in files: one stream of events, made from a run or by an audit, and one writer for each form of file. */
package dev.keyturn.reports.files;
