/** Options that several commands share, and what they come to as a request. */
package dev.keyturn.cli.option;
