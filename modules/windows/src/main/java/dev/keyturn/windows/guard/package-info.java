/** The guards: what a host must not be turned into, whoever or whatever made up the changes. */
package dev.keyturn.windows.guard;
