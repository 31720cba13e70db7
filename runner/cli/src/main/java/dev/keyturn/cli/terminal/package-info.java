/** The terminal that a command speaks to: what it prints on, who can be asked, and how failures are told. */
package dev.keyturn.cli.terminal;
