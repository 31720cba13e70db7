/** Keeps passwords out of all that is said and written: the account that hosts are reached by, and what masks it. */
package dev.keyturn.operations.secret;
