/** This machine's own registry, through the Win32 API. */
package dev.keyturn.connections.local;
