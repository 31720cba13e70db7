/** What Microsoft says of Windows builds, .NET Framework releases and Exchange builds, as data with a source per row. */
package dev.keyturn.windows.tables;
