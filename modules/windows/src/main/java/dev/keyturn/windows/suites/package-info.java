/** The order of cipher suites and curves, as the registry spells it, and what is left of it with what is switched off. */
package dev.keyturn.windows.suites;
