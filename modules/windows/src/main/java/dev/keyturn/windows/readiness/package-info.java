/** What has to hold on a host before a version of TLS may be turned on or off, one class for each group of checks. */
package dev.keyturn.windows.readiness;
