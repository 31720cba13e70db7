/** The remote registry protocol MS-RRP: its calls, and the pipe that carries them. */
package dev.keyturn.connections.winreg.rrp;
