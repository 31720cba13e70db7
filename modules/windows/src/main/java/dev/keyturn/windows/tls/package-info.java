/** What Windows makes of what is written for TLS: where its settings stand, which protocols are on, which cipher suites are left. */
package dev.keyturn.windows.tls;
