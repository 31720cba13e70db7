/** Kerberos through Java's own GSS: the account's ticket from its KDC, one ticket for each host, and why neither could be had. */
package dev.keyturn.connections.winreg.kerberos;
