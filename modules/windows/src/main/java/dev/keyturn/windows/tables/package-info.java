/** What Microsoft says of Windows builds, as data with a source per row. */
package dev.keyturn.windows.tables;
