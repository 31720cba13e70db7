/** What has to hold on a host before its old TLS versions may be turned off, one class for each group of checks. */
package dev.keyturn.windows.readiness;
