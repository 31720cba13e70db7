/** What needs a real server: the command and the modules over SMB, on Sambas of their own. */
package dev.keyturn.cli.samba;
