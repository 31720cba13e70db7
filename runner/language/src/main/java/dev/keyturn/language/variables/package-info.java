/** What names stand for on one host: where a variable can come from, and which of several wins. */
package dev.keyturn.language.variables;
