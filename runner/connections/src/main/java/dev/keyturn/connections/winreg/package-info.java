/** A Windows host's registry over the network: its Remote Registry service, over SMB, without an agent. */
package dev.keyturn.connections.winreg;
