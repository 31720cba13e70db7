/** The {@code keyturn} command: its options, what they are wired to, and its exit codes. */
package dev.keyturn.cli;
