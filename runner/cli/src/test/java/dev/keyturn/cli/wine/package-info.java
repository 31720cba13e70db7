/** The built program and the modules inside a Windows JVM, against Wine's registry. */
package dev.keyturn.cli.wine;
