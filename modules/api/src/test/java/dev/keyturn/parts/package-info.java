/** The real parts that suites hold the code against, and what is left out where one is not installed. */
package dev.keyturn.parts;
