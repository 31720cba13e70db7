/** What Microsoft's HealthChecker for Exchange would say of a host's TLS settings, by its rules at commit f88378b. */
package dev.keyturn.windows.healthchecker;
