/** What a host is and where its settings stand, read from its registry. */
package dev.keyturn.windows.facts;
