/** What a host is, read from its registry. */
package dev.keyturn.windows.facts;
