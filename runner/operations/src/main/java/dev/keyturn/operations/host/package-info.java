/** Which hosts an operation is about, how each is reached, and what is found out on each of them without writing. */
package dev.keyturn.operations.host;
