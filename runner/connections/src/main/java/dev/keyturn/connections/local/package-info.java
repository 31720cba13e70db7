/** Registries through the Win32 API: this machine's own, and those of other Windows hosts as the user who is logged on here. */
package dev.keyturn.connections.local;
